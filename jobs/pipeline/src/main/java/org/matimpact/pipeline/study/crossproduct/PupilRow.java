package org.matimpact.pipeline.study.crossproduct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The pupil that is just being read, as integers. One object serves a whole task, so that a pupil
 * costs no allocation.
 */
public final class PupilRow {

  /** Columns that stand before those of the set: urn and year. */
  public static final int KEYS = 2;

  private final ColumnSet set;
  private final boolean[] whole;
  private final List<Map<UTF8String, Integer>> levels = new ArrayList<>();
  private final int[][] factors;
  private final int[] level;
  private final long[] values;
  private final long[] columns;
  private long missing;

  /**
   * Prepares to read rows.
   *
   * @param schema urn, year, then the columns of pupils in the order of the set
   */
  public PupilRow(ColumnSet set, StructType schema) {
    this.set = set;
    int read = set.pupils().size();
    whole = new boolean[read];
    for (int i = 0; i < read; i++) {
      whole[i] = schema.apply(KEYS + i).dataType().equals(DataTypes.LongType);
      levels.add(levels(set.pupils().get(i)));
    }
    factors = new int[set.size()][];
    level = new int[set.size()];
    for (int c = 0; c < set.size(); c++) {
      ProductColumn column = set.columns().get(c);
      factors[c] = column.factors().stream().mapToInt(set::pupilPosition).toArray();
      level[c] = column.level().isEmpty() ? -1 : levelOf(column);
    }
    values = new long[read];
    columns = new long[set.size()];
  }

  private static Map<UTF8String, Integer> levels(PupilColumn column) {
    Map<UTF8String, Integer> levels = new HashMap<>();
    for (String name : column.levels()) {
      levels.put(UTF8String.fromString(name), levels.size());
    }
    return levels;
  }

  private int levelOf(ProductColumn column) {
    return set.pupils()
        .get(set.pupilPosition(column.factors().get(0)))
        .levels()
        .indexOf(column.level());
  }

  /** Takes over the values of a row. */
  public void read(InternalRow row) {
    missing = 0;
    for (int i = 0; i < values.length; i++) {
      if (row.isNullAt(KEYS + i)) {
        missing |= 1L << i;
        values[i] = 0;
      } else {
        values[i] = value(row, i);
      }
    }
    multiply();
  }

  /**
   * Gives the pupil a value of a column that was read; {@link #multiply} follows.
   *
   * @param value its integer, or the place of its level
   */
  public void put(int column, long value) {
    values[column] = value;
    missing &= ~(1L << column);
  }

  /** Makes the columns of the products from the values. */
  public void multiply() {
    for (int c = 0; c < columns.length; c++) {
      columns[c] = column(c);
    }
  }

  private long value(InternalRow row, int i) {
    PupilColumn column = set.pupils().get(i);
    if (column.categorical()) {
      return levels.get(i).get(row.getUTF8String(KEYS + i));
    }
    long value =
        column.integer(whole[i] ? (double) row.getLong(KEYS + i) : row.getDouble(KEYS + i));
    if (value < -column.largest() || value > column.largest()) {
      throw new IllegalStateException(
          "a value of column %s of pupil_attainment is outside the range of its contract"
              .formatted(column.name()));
    }
    return value;
  }

  /** A column with a missing factor is 0: whoever sums patterns leaves out those that lack it. */
  private long column(int c) {
    int[] of = factors[c];
    long product = 1;
    for (int factor : of) {
      if ((missing >>> factor & 1) != 0) {
        return 0;
      }
      product *= values[factor];
    }
    return level[c] < 0 ? product : product == level[c] ? 1 : 0;
  }

  /** Integers of the columns that were read; the same array for every pupil. */
  public long[] values() {
    return values;
  }

  /** Integers of the columns of the products; the same array for every pupil. */
  public long[] columns() {
    return columns;
  }

  /** Bit of each column that was read and has no value. */
  public long missing() {
    return missing;
  }
}
