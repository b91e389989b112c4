package org.matimpact.pipeline.scan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;

/**
 * The slices of pupils that are summed apart: all of them, one level of each subgroup, and the
 * lowest and highest third of prior attainment. What is not here follows by subtraction: pupils who
 * are not disadvantaged are all less those who are, in the same missingness pattern.
 *
 * @param names in the order of their bits
 * @param columns position among the scanned columns of pupils; negative for all pupils
 * @param conditions which values belong
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
record Slices(List<String> names, int[] columns, Condition[] conditions) implements Serializable {

  static final String PRIOR_TERCILE = ColumnSet.PRIOR_TERCILE;
  private static final int EVERYBODY = -1;

  /** Which integers of a column belong to a slice. */
  enum Condition {
    EVERYBODY,
    ONE,
    LOWEST_THIRD,
    HIGHEST_THIRD
  }

  /**
   * The slices of those subgroups.
   *
   * @param subgroups columns of 0 and 1, and prior_tercile
   */
  static Slices of(List<String> subgroups, ColumnSet set) {
    List<String> names = new ArrayList<>(List.of(ColumnSet.ALL));
    List<Integer> columns = new ArrayList<>(List.of(EVERYBODY));
    List<Condition> conditions = new ArrayList<>(List.of(Condition.EVERYBODY));
    for (String subgroup : subgroups) {
      if (subgroup.equals(PRIOR_TERCILE)) {
        int prior = set.pupilPosition(ColumnSet.PRIOR_ATTAINMENT);
        names.addAll(List.of(PRIOR_TERCILE + "=1", PRIOR_TERCILE + "=3"));
        columns.addAll(List.of(prior, prior));
        conditions.addAll(List.of(Condition.LOWEST_THIRD, Condition.HIGHEST_THIRD));
      } else {
        names.add(subgroup + "=1");
        columns.add(set.pupilPosition(subgroup));
        conditions.add(Condition.ONE);
      }
    }
    return new Slices(
        List.copyOf(names),
        columns.stream().mapToInt(Integer::intValue).toArray(),
        conditions.toArray(Condition[]::new));
  }

  /**
   * The slices that a pupil belongs to, as bits; a pupil whose value is missing is in none of the
   * column's.
   *
   * @param values integers of the scanned columns
   * @param missing bit of each column without a value
   */
  int of(long[] values, long missing, TercileCuts.Cut cut) {
    int member = 1;
    for (int slice = 1; slice < columns.length; slice++) {
      int column = columns[slice];
      boolean known = (missing >>> column & 1) == 0;
      if (known && belongs(conditions[slice], values[column], cut)) {
        member |= 1 << slice;
      }
    }
    return member;
  }

  private static boolean belongs(Condition condition, long value, TercileCuts.Cut cut) {
    return switch (condition) {
      case EVERYBODY -> true;
      case ONE -> value == 1;
      case LOWEST_THIRD -> value <= cut.lowest();
      case HIGHEST_THIRD -> value > cut.middle();
    };
  }

  int size() {
    return columns.length;
  }
}
