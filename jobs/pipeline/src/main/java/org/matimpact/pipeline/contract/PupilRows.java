package org.matimpact.pipeline.contract;

import java.io.IOException;
import java.util.Optional;

/** Rows of a file of pupils, one after the other, for a file that cannot be cut at line ends. */
public final class PupilRows implements AutoCloseable {

  private final OpenFile file;
  private final RecordParser parser;
  private Optional<FileRow> row = Optional.empty();

  PupilRows(OpenFile file, RecordParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Goes on to the next row; whether there is one. */
  public boolean advance() throws IOException {
    row = file.next();
    return row.isPresent();
  }

  /** Line of the row, or its number in a file without lines. */
  public long line() {
    return row.orElseThrow().line();
  }

  /** What the row says. */
  public Parsed parsed() {
    return row.orElseThrow().parse(parser);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
