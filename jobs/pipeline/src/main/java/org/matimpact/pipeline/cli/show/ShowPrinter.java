package org.matimpact.pipeline.cli.show;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.matimpact.pipeline.lake.TableResult;

/** Prints rows in one of the formats. */
public interface ShowPrinter {

  /** Property that holds the columns of the terminal; the launcher sets it when there is one. */
  String TERMINAL_WIDTH = "matimpact.terminal.width";

  /** Writes the result. */
  void print(TableResult result, Writer out) throws IOException;

  /** Prints in UTF-8, whatever the encoding of the stream, and leaves the stream open. */
  static void print(TableResult result, ShowFormat format, PrintStream out) {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    try {
      of(format).print(result, writer);
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the rows", e);
    }
  }

  private static ShowPrinter of(ShowFormat format) {
    return switch (format) {
      case TABLE -> new AlignedPrinter(Integer.getInteger(TERMINAL_WIDTH, 0));
      case CSV -> new CsvPrinter();
      case JSON -> new JsonPrinter();
    };
  }
}
