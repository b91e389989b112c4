package org.matimpact.pipeline.lake;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Makes rows of one table by column name; edition and run_id are filled in. A number that is not
 * finite and an empty Optional become null: tables hold no NaN.
 */
public final class RowTemplate implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String table;
  private final List<String> columns;
  private final Map<String, Integer> position = new HashMap<>();
  private final String edition;
  private final String runId;

  public RowTemplate(String table, List<String> columns, String edition, String runId) {
    this.table = table;
    this.columns = List.copyOf(columns);
    this.edition = edition;
    this.runId = runId;
    for (String column : columns) {
      position.put(column, position.size());
    }
  }

  /** A row to fill. */
  public Builder row() {
    return new Builder().put("edition", edition).put("run_id", runId);
  }

  /** One row being filled. */
  public final class Builder {

    private final Object[] values = new Object[position.size()];

    /**
     * Sets a column.
     *
     * @throws IllegalArgumentException if the table has no such column
     */
    public Builder put(String column, Object value) {
      Integer at = position.get(column);
      if (at == null) {
        throw new IllegalArgumentException(
            "Table %s has no column '%s'. Its columns are: %s"
                .formatted(table, column, String.join(", ", columns)));
      }
      values[at] = stored(value);
      return this;
    }

    /** Sets a column to a text, or to null where the text is empty. */
    public Builder putText(String column, String text) {
      return put(column, text.isEmpty() ? Optional.empty() : text);
    }

    public Row build() {
      return RowFactory.create(values);
    }
  }

  private static Object stored(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(RowTemplate::stored).orElse(null);
    }
    if (value instanceof Integer whole) {
      return whole.longValue();
    }
    if (value instanceof Double number) {
      return number.isNaN() || number.isInfinite() ? null : number;
    }
    return value;
  }
}
