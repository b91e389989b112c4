package org.matimpact.pipeline.lake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.matimpact.pipeline.contract.TableField;

/**
 * A table of an edition.
 *
 * @param name name of its contract
 * @param columns in contract order
 * @param rows in key order
 */
public record EditionTable(String name, List<TableField> columns, List<EditionTable.Line> rows) {

  /** Copies the lists, so that a table never changes. */
  public EditionTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  static EditionTable of(String name, TableResult result) {
    Map<String, Integer> positions = new HashMap<>();
    result.columns().forEach(column -> positions.put(column.name(), positions.size()));
    return new EditionTable(
        name,
        result.columns(),
        result.rows().stream().map(cells -> new Line(positions, cells)).toList());
  }

  /** One row, read by the names of its columns; an unknown name is an IllegalArgumentException. */
  public static final class Line {

    private final Map<String, Integer> positions;
    private final Cells cells;

    private Line(Map<String, Integer> positions, Cells cells) {
      this.positions = positions;
      this.cells = cells;
    }

    /** The value as text; empty text where the row has none. */
    public String text(String column) {
      return cells.text(position(column));
    }

    /** A number, of a column of numbers or whole numbers; empty where the row has none. */
    public OptionalDouble number(String column) {
      return value(column)
          .map(value -> OptionalDouble.of(((Number) value).doubleValue()))
          .orElse(OptionalDouble.empty());
    }

    /** A whole number; empty where the row has none. */
    public OptionalLong whole(String column) {
      return value(column).map(value -> OptionalLong.of((Long) value)).orElse(OptionalLong.empty());
    }

    /** Whether a column of yes and no says yes. */
    public boolean flag(String column) {
      return value(column).equals(Optional.of(true));
    }

    /** The value as {@link Cells#at} has it. */
    public Optional<Object> value(String column) {
      return cells.at(position(column));
    }

    private int position(String column) {
      Integer position = positions.get(column);
      if (position == null) {
        throw new IllegalArgumentException("no column " + column + " among " + positions.keySet());
      }
      return position;
    }
  }
}
