package org.matimpact.pipeline.lake;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The values of one row, in the order of the columns that were asked for. */
public final class Cells {

  private static final Comparator<Object> NULLS_FIRST =
      Comparator.nullsFirst((a, b) -> comparable(a).compareTo(b));

  private final Object[] values;

  /** Takes over the array; null stands for no value. */
  Cells(Object[] values) {
    this.values = values;
  }

  /** Cells with those values; an Optional stands for what it holds, or for none. */
  public static Cells of(Object... values) {
    return new Cells(
        List.of(values).stream()
            .map(value -> value instanceof Optional<?> held ? held.orElse(null) : value)
            .toArray());
  }

  /**
   * A value: String, Long, Double, Boolean, {@link java.time.LocalDate}, {@link java.time.Instant}
   * or a List of Long; empty where the row has none.
   */
  public Optional<Object> at(int column) {
    return Optional.ofNullable(values[column]);
  }

  /** The value as text; empty text where the row has none. */
  public String text(int column) {
    return values[column] == null ? "" : values[column].toString();
  }

  /** The values of those columns, in that order. */
  Cells select(int[] columns) {
    Object[] selected = new Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      selected[i] = values[columns[i]];
    }
    return new Cells(selected);
  }

  /** Order by those columns, each by its type; rows without a value come first. */
  static Comparator<Cells> by(int[] columns) {
    return (a, b) -> {
      for (int column : columns) {
        int order = NULLS_FIRST.compare(a.values[column], b.values[column]);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }

  /** Every type of value compares to itself; a column has one type. */
  @SuppressWarnings("unchecked")
  private static Comparable<Object> comparable(Object value) {
    return (Comparable<Object>) value;
  }
}
