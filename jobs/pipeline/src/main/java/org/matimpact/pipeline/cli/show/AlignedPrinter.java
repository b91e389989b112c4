package org.matimpact.pipeline.cli.show;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.matimpact.pipeline.lake.TableResult;

/**
 * For reading: aligned columns with numbers to the right, or one row under another where the
 * terminal is too narrow, then the unit and how many rows there are.
 */
final class AlignedPrinter implements ShowPrinter {

  private static final String GAP = "  ";

  private final int terminal;

  /**
   * A printer.
   *
   * @param terminal its columns; 0 for as many as are needed
   */
  AlignedPrinter(int terminal) {
    this.terminal = terminal;
  }

  @Override
  public void print(TableResult result, Writer out) throws IOException {
    List<ReadingColumn> columns = ReadingColumn.of(result);
    int[] widths = columns.stream().mapToInt(ReadingColumn::width).toArray();
    int needed = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
    if (terminal > 0 && needed > terminal) {
      printBelowEachOther(columns, result.rows().size(), out);
    } else {
      printBesideEachOther(columns, widths, result.rows().size(), out);
    }
    out.write(footer(result));
  }

  private static void printBesideEachOther(
      List<ReadingColumn> columns, int[] widths, int rows, Writer out) throws IOException {
    line(columns, widths, columns.stream().map(ReadingColumn::header).toList(), out);
    line(columns, widths, IntStream.of(widths).mapToObj("-"::repeat).toList(), out);
    for (int row = 0; row < rows; row++) {
      int at = row;
      line(columns, widths, columns.stream().map(column -> column.texts().get(at)).toList(), out);
    }
  }

  private static void line(
      List<ReadingColumn> columns, int[] widths, List<String> texts, Writer out)
      throws IOException {
    String line =
        IntStream.range(0, widths.length)
            .mapToObj(i -> columns.get(i).padded(texts.get(i), widths[i]))
            .collect(Collectors.joining(GAP));
    out.write(line.stripTrailing() + '\n');
  }

  /** What a row lacks is left out. */
  private static void printBelowEachOther(List<ReadingColumn> columns, int rows, Writer out)
      throws IOException {
    int names = columns.stream().mapToInt(column -> column.header().length()).max().orElse(0);
    for (int row = 0; row < rows; row++) {
      out.write(String.format(Locale.ROOT, "%srow %d\n", row == 0 ? "" : "\n", row + 1));
      for (ReadingColumn column : columns) {
        if (!column.texts().get(row).isEmpty()) {
          String name = column.header() + " ".repeat(names - column.header().length());
          out.write(GAP + name + GAP + column.texts().get(row) + '\n');
        }
      }
    }
  }

  private static String footer(TableResult result) {
    int shown = result.rows().size();
    String unit = ReadingColumn.commonUnit(result).map("\nunit: %s"::formatted).orElse("");
    return shown < result.total()
        ? String.format(
            Locale.ROOT, "%s\n%,d of %,d rows; --limit N shows more\n", unit, shown, result.total())
        : String.format(Locale.ROOT, "%s\n%,d row%s\n", unit, shown, shown == 1 ? "" : "s");
  }
}
