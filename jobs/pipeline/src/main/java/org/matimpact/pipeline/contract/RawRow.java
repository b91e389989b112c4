package org.matimpact.pipeline.contract;

/** A row of a file before it is understood. */
final class RawRow implements FileRow {

  /** Whether every quote that a row opens is closed. */
  enum Quotes {
    CLOSED,
    /** The file ended, or four megabytes passed, within a quoted cell. */
    OPEN
  }

  private final long line;
  private final byte[] bytes;
  private final Quotes quotes;

  RawRow(long line, byte[] bytes, Quotes quotes) {
    this.line = line;
    this.bytes = bytes;
    this.quotes = quotes;
  }

  /** Line on which the row starts, the first being 1. */
  @Override
  public long line() {
    return line;
  }

  /** Bytes without line end; line breaks within quotes are part of them. */
  byte[] bytes() {
    return bytes;
  }

  Quotes quotes() {
    return quotes;
  }

  @Override
  public Parsed parse(RecordParser parser) {
    return parser.parse(bytes);
  }
}
