package org.matimpact.pipeline.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.matimpact.pipeline.contract.Grid;
import org.matimpact.pipeline.contract.SourceContract;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.contract.TableField;

/**
 * The columns of pupil_attainment that hold characteristics and results, as whole numbers: steps of
 * the column's grid, or the place in its list of values.
 */
final class PupilColumns implements Serializable {

  /** No value. */
  static final int MISSING = Integer.MIN_VALUE;

  private static final long serialVersionUID = 1L;
  private static final Set<String> OTHERS =
      Set.of("edition", "run_id", "key_stage", "year", "urn", "pupil", "moved");

  /** One column: numbers on a grid, or texts of a list. */
  private record Column(String name, boolean whole, Grid grid, List<String> allowed)
      implements Serializable {

    int packed(Object value) {
      if (value == null) {
        return MISSING;
      }
      return grid == null
          ? allowed.indexOf((String) value)
          : (int) grid.steps(((Number) value).doubleValue());
    }

    Object value(int packed) {
      if (packed == MISSING) {
        return null;
      }
      if (grid == null) {
        return allowed.get(packed);
      }
      return whole ? (Object) (long) packed : (Object) grid.value(packed);
    }
  }

  private final List<Column> columns;
  private final StructType schema;

  private PupilColumns(List<Column> columns, StructType schema) {
    this.columns = columns;
    this.schema = schema;
  }

  static PupilColumns ofTable() {
    TableContract table = TableContracts.load().table(SourceContract.PUPILS);
    List<Column> columns = new ArrayList<>();
    List<StructField> fields = new ArrayList<>();
    for (TableField field : table.fields()) {
      if (!OTHERS.contains(field.name())) {
        columns.add(
            new Column(
                field.name(),
                field.type() == TableField.Type.INTEGER,
                field.grid().orElse(null),
                field.allowed()));
      }
      if (!field.name().equals("edition") && !field.name().equals("run_id")) {
        fields.add(
            DataTypes.createStructField(
                field.name(),
                org.apache.spark.sql.types.DataType.fromDDL(field.type().sql()),
                !field.required()));
      }
    }
    return new PupilColumns(
        List.copyOf(columns), new StructType(fields.toArray(StructField[]::new)));
  }

  /** Columns of the table without edition and run, in order. */
  StructType schema() {
    return schema;
  }

  int size() {
    return columns.size();
  }

  String name(int column) {
    return columns.get(column).name();
  }

  /** Place of a column. */
  int indexOf(String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no column '%s' of pupils".formatted(name));
  }

  /** Values that a column can have; only for a column of numbers. */
  Grid grid(int column) {
    return columns.get(column).grid();
  }

  int packed(int column, Object value) {
    return columns.get(column).packed(value);
  }

  /** The value of the table's column; null for none. */
  Object value(int column, int packed) {
    return columns.get(column).value(packed);
  }
}
