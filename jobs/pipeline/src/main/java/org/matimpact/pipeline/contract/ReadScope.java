package org.matimpact.pipeline.contract;

/** How much of each file is read. */
public enum ReadScope {
  /** Every row. */
  FULL(Long.MAX_VALUE, Long.MAX_VALUE),
  /**
   * The header and the first 1,000 rows within the first megabyte of text. No checksum is made, and
   * a key that is not found in another source is not held against a row, because that source is
   * read in part too.
   */
  SAMPLE(1_000, 1L << 20);

  private final long rows;
  private final long bytes;

  ReadScope(long rows, long bytes) {
    this.rows = rows;
    this.bytes = bytes;
  }

  /** Largest number of data rows read from a file. */
  long rows() {
    return rows;
  }

  /** Number of bytes of text after which no further row of a file is begun. */
  long bytes() {
    return bytes;
  }
}
