package org.matimpact.pipeline.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A file of which the header has been read. */
interface OpenFile extends AutoCloseable {

  /** Opens a text, plain or gzipped, or a Parquet file. */
  static OpenFile of(Path path, SourceContract contract) throws IOException {
    return contract.holdsPupils() && ParquetFile.isParquet(path)
        ? ParquetFile.open(path)
        : TextFile.open(path, contract);
  }

  /** Why it cannot be read at all; empty when it can. */
  Optional<Break> unreadable();

  /** What the beginning tells; only when it can be read. */
  FileLayout layout();

  /** The next row; empty at the end. */
  Optional<FileRow> next() throws IOException;

  /** Number of bytes of text consumed so far. */
  long bytes();

  /** The file as stored, with a checksum, read to its end. */
  StoredFile readToEnd() throws IOException;

  /** The file as stored without a checksum. */
  StoredFile readInPart() throws IOException;

  @Override
  void close() throws IOException;
}
