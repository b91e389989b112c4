package org.matimpact.pipeline.cli.show;

import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;
import org.matimpact.pipeline.lake.Cells;
import org.matimpact.pipeline.lake.TableResult;

/** RFC 4180 with LF; no value is empty, an empty text is {@code ""}. */
final class CsvPrinter implements ShowPrinter {

  private static final Pattern QUOTED = Pattern.compile("^$|[\",\r\n]");

  @Override
  public void print(TableResult result, Writer out) throws IOException {
    for (int i = 0; i < result.columns().size(); i++) {
      out.write(i == 0 ? "" : ",");
      out.write(quoted(result.columns().get(i).name()));
    }
    out.write('\n');
    for (Cells row : result.rows()) {
      for (int i = 0; i < result.columns().size(); i++) {
        out.write(i == 0 ? "" : ",");
        out.write(row.at(i).map(value -> quoted(value.toString())).orElse(""));
      }
      out.write('\n');
    }
  }

  private static String quoted(String text) {
    return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
