package org.matimpact.pipeline.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import org.matimpact.pipeline.lake.EditionTable;
import org.matimpact.pipeline.report.words.Numbers;

/** The columns of a table, named one after another, then filled with rows. */
public final class Columns<T> {

  /** Decimals of estimates in tables: one more than in sentences, for those who calculate on. */
  private static final int DECIMALS = 3;

  private final List<Column<T>> columns = new ArrayList<>();

  /** A column of words. */
  public Columns<T> text(String heading, Function<T, String> value) {
    return add(heading, Column.Kind.TEXT, row -> Cell.text(value.apply(row)));
  }

  /** A column of few different words. */
  public Columns<T> choice(String heading, Function<T, String> value) {
    return add(heading, Column.Kind.CHOICE, row -> Cell.text(value.apply(row)));
  }

  /** A column of cells made elsewhere, set as words. */
  public Columns<T> cells(String heading, Function<T, Cell> value) {
    return add(heading, Column.Kind.TEXT, value);
  }

  /** A column of counts. */
  public Columns<T> count(String heading, Function<T, OptionalLong> value) {
    return add(heading, Column.Kind.NUMBER, row -> count(value.apply(row)));
  }

  /** A column of numbers that are no differences. */
  public Columns<T> number(String heading, int decimals, Function<T, OptionalDouble> value) {
    return number(heading, value, number -> Numbers.plain(number, decimals));
  }

  /** A column of differences, with their signs. */
  public Columns<T> difference(String heading, int decimals, Function<T, OptionalDouble> value) {
    return number(heading, value, number -> Numbers.signed(number, decimals));
  }

  /** Three columns: estimate, ci_low and ci_high of a row that has them. */
  public Columns<T> interval(Function<T, EditionTable.Line> line) {
    return difference("Estimate", DECIMALS, row -> line.apply(row).number("estimate"))
        .difference("95 % low", DECIMALS, row -> line.apply(row).number("ci_low"))
        .difference("95 % high", DECIMALS, row -> line.apply(row).number("ci_high"));
  }

  /** A column of p-values. */
  public Columns<T> p(String heading, Function<T, OptionalDouble> value) {
    return number(heading, value, Numbers::p);
  }

  /** A column of shares of 1. */
  public Columns<T> share(String heading, Function<T, OptionalDouble> value) {
    return number(heading, value, Numbers::percent);
  }

  /** The table of those rows. */
  public Table over(String id, String caption, List<T> rows) {
    return new Table(
        id,
        caption,
        List.copyOf(columns),
        rows.stream()
            .map(row -> columns.stream().map(column -> column.cell().apply(row)).toList())
            .map(Table.Row::new)
            .toList());
  }

  private Columns<T> number(
      String heading, Function<T, OptionalDouble> value, Function<Double, String> shown) {
    return add(
        heading,
        Column.Kind.NUMBER,
        row -> {
          OptionalDouble number = value.apply(row);
          return number.isPresent()
              ? Cell.number(shown.apply(number.getAsDouble()), number.getAsDouble())
              : Cell.text("");
        });
  }

  private static Cell count(OptionalLong value) {
    return value.isPresent()
        ? Cell.number(Numbers.count(value.getAsLong()), value.getAsLong())
        : Cell.text("");
  }

  private Columns<T> add(String heading, Column.Kind kind, Function<T, Cell> cell) {
    columns.add(new Column<>(heading, kind, cell));
    return this;
  }
}
