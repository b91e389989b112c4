package org.matimpact.pipeline.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.lake.Cells;
import org.matimpact.pipeline.lake.TableResult;

/**
 * A column as it is printed for reading.
 *
 * @param texts one for each row
 * @param side on which the texts are aligned
 */
record ReadingColumn(String header, List<String> texts, Side side) {

  /** Where the texts of a column meet. */
  enum Side {
    LEFT,
    RIGHT
  }

  ReadingColumn {
    texts = List.copyOf(texts);
  }

  /**
   * The columns of a result: limits that stand beside each other become one interval, and a unit
   * that is the same in every row is left to {@link #commonUnit}.
   */
  static List<ReadingColumn> of(TableResult result) {
    List<ReadingColumn> columns = new ArrayList<>();
    boolean oneUnit = commonUnit(result).isPresent();
    for (int i = 0; i < result.columns().size(); i++) {
      if (isInterval(result.columns(), i)) {
        columns.add(interval(result, i));
        i++;
      } else if (!(oneUnit && result.columns().get(i).name().equals("unit"))) {
        columns.add(plain(result, i));
      }
    }
    return columns;
  }

  /** The unit of every row, where the result has units and all are the same. */
  static Optional<String> commonUnit(TableResult result) {
    return IntStream.range(0, result.columns().size())
        .filter(i -> result.columns().get(i).name().equals("unit"))
        .boxed()
        .findFirst()
        .map(i -> result.rows().stream().map(row -> row.text(i)).distinct().toList())
        .filter(units -> units.size() == 1 && !units.get(0).isEmpty())
        .map(units -> units.get(0));
  }

  int width() {
    return texts.stream().mapToInt(ReadingColumn::length).reduce(length(header), Math::max);
  }

  String padded(String text, int width) {
    String space = " ".repeat(width - length(text));
    return side == Side.RIGHT ? space + text : text + space;
  }

  private static ReadingColumn plain(TableResult result, int at) {
    TableField field = result.columns().get(at);
    List<String> texts =
        field.type() == TableField.Type.NUMBER ? numbers(result, at) : words(result, at);
    boolean right =
        field.type() == TableField.Type.NUMBER || field.type() == TableField.Type.INTEGER;
    return new ReadingColumn(field.name(), texts, right ? Side.RIGHT : Side.LEFT);
  }

  private static boolean isInterval(List<TableField> columns, int at) {
    String low = columns.get(at).name();
    return at + 1 < columns.size()
        && (low.equals("low") || low.endsWith("_low"))
        && columns.get(at + 1).name().equals(low.replaceAll("low$", "high"));
  }

  private static ReadingColumn interval(TableResult result, int at) {
    ColumnNumbers style =
        ColumnNumbers.of(
            IntStream.of(at, at + 1).boxed().flatMap(i -> present(result, i).stream()).toList());
    List<String> texts = result.rows().stream().map(row -> interval(row, at, style)).toList();
    List<TableField> fields = result.columns();
    return new ReadingColumn(
        fields.get(at).name() + " to " + fields.get(at + 1).name(), texts, Side.RIGHT);
  }

  private static String interval(Cells row, int at, ColumnNumbers style) {
    return row.at(at).isEmpty() && row.at(at + 1).isEmpty()
        ? ""
        : end(row, at, style) + " to " + end(row, at + 1, style);
  }

  private static String end(Cells row, int at, ColumnNumbers style) {
    return row.at(at).map(value -> style.text((Double) value)).orElse("?");
  }

  private static List<String> numbers(TableResult result, int at) {
    ColumnNumbers style = ColumnNumbers.of(present(result, at));
    return result.rows().stream()
        .map(row -> row.at(at).map(value -> style.text((Double) value)).orElse(""))
        .toList();
  }

  private static List<Double> present(TableResult result, int at) {
    return result.rows().stream().flatMap(r -> r.at(at).stream()).map(Double.class::cast).toList();
  }

  private static List<String> words(TableResult result, int at) {
    return result.rows().stream().map(row -> row.text(at).replaceAll("\\R", " ")).toList();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
