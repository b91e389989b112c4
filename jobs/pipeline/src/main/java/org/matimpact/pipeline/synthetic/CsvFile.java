package org.matimpact.pipeline.synthetic;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A comma-separated file that is written row by row. Columns that the header does not name are left
 * out: the layouts of the years differ.
 */
final class CsvFile implements Closeable {
  private final BufferedWriter writer;
  private final CsvStyle style;
  private final List<String> columns;
  private final Blemishes blemishes;

  /** Opens the file and writes its header. */
  CsvFile(Path path, CsvStyle style, String header, Blemishes blemishes) throws IOException {
    this.writer = Files.newBufferedWriter(path, style.charset());
    this.style = style;
    this.columns = List.of(header.split(",", -1));
    this.blemishes = blemishes;
    writer.write(style.byteOrderMark() ? "\uFEFF" : "");
    writeLine(columns);
  }

  /** Writes a row, or what the planted faults make of it. */
  void write(Row row) {
    try {
      for (Row toWrite : blemishes.apply(row)) {
        writeLine(columns.stream().map(toWrite::get).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private void writeLine(List<String> values) throws IOException {
    writer.write(values.stream().map(this::quoted).collect(Collectors.joining(",")));
    writer.write(style.lineEnd());
  }

  private String quoted(String value) {
    boolean needed = value.indexOf(',') >= 0 || value.indexOf('"') >= 0;
    boolean quote = needed || style.quoteAll();
    return quote ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
