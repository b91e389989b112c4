package org.matimpact.pipeline.cli.show;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.lake.Cells;
import org.matimpact.pipeline.lake.TableResult;

/** Aligned columns, numbers to the right, and how many rows there are. */
final class AlignedPrinter implements ShowPrinter {

  private static final String GAP = "  ";

  @Override
  public void print(TableResult result, Writer out) throws IOException {
    List<TableField> columns = result.columns();
    int[] widths = IntStream.range(0, columns.size()).map(i -> width(result, i)).toArray();
    line(out, columns, widths, columns.stream().map(TableField::name).toList());
    line(out, columns, widths, IntStream.of(widths).mapToObj("-"::repeat).toList());
    for (Cells row : result.rows()) {
      line(
          out,
          columns,
          widths,
          IntStream.range(0, widths.length).mapToObj(i -> shown(row, i)).toList());
    }
    out.write(footer(result));
  }

  private static int width(TableResult result, int column) {
    return result.rows().stream()
        .mapToInt(row -> length(shown(row, column)))
        .reduce(result.columns().get(column).name().length(), Math::max);
  }

  private static String shown(Cells row, int column) {
    return row.text(column).replaceAll("\\R", " ");
  }

  private static void line(Writer out, List<TableField> columns, int[] widths, List<String> texts)
      throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String space = " ".repeat(widths[i] - length(texts.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(isNumber(columns.get(i)) ? space + texts.get(i) : texts.get(i) + space);
    }
    out.write(line.toString().stripTrailing());
    out.write('\n');
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static boolean isNumber(TableField column) {
    return column.type() == TableField.Type.INTEGER || column.type() == TableField.Type.NUMBER;
  }

  private static String footer(TableResult result) {
    int shown = result.rows().size();
    return shown < result.total()
        ? String.format(
            Locale.ROOT, "\n%,d of %,d rows; --limit N shows more\n", shown, result.total())
        : String.format(Locale.ROOT, "\n%,d row%s\n", shown, shown == 1 ? "" : "s");
  }
}
