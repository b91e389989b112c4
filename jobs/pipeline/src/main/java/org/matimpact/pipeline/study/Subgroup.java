package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;

/**
 * Whose effect is asked for: that on all pupils, on those of one level of a variable, or the
 * difference between the effects on two levels.
 *
 * <p>A variable of k + 1 levels has k columns of 0 and 1; a pupil of none of them is of the
 * reference level, 0. The effects on the levels come from one model in which every column stands by
 * itself and times treatment, so that the difference of two of them has a standard error that knows
 * of the schools they share.
 *
 * @param name such as all, disadvantaged=1, disadvantaged=1-0
 * @param variable such as disadvantaged; all for all pupils
 * @param columns columns of the levels from 1; none for all pupils
 * @param level level in question, from 0
 * @param against level whose effect is taken off, or {@link #NOTHING}
 */
public record Subgroup(String name, String variable, List<String> columns, int level, int against)
    implements Serializable {

  /** No level's effect is taken off. */
  public static final int NOTHING = -1;

  /** All pupils, who are the reference level of a variable without further levels. */
  public static final Subgroup ALL =
      new Subgroup(ColumnSet.ALL, ColumnSet.ALL, List.of(), 0, NOTHING);

  /**
   * The levels of a subgroup of the scan, and the difference between the highest and the lowest.
   * Thirds of prior attainment have the middle one as reference; other subgroups are 0 or 1.
   */
  public static List<Subgroup> of(String variable) {
    return variable.equals(ColumnSet.PRIOR_TERCILE)
        ? of(variable, List.of("2", "1", "3"), 2, 1)
        : of(variable, List.of("0", "1"), 1, 0);
  }

  private static List<Subgroup> of(String variable, List<String> values, int highest, int lowest) {
    List<String> columns = columns(variable, values);
    List<Subgroup> subgroups = new ArrayList<>();
    for (int level = 0; level < values.size(); level++) {
      String name = variable + "=" + values.get(level);
      subgroups.add(new Subgroup(name, variable, columns, level, NOTHING));
    }
    String difference = variable + "=" + values.get(highest) + "-" + values.get(lowest);
    subgroups.add(new Subgroup(difference, variable, columns, highest, lowest));
    return List.copyOf(subgroups);
  }

  /** A variable of 0 and 1 is its own column; a third has a slice. */
  private static List<String> columns(String variable, List<String> values) {
    return values.size() == 2
        ? List.of(variable)
        : values.stream().skip(1).map(value -> variable + "=" + value).toList();
  }

  /** Whether it is the difference between two levels' effects. */
  public boolean difference() {
    return against != NOTHING;
  }

  /** Whether the columns of its levels are slices of the scan, no columns of pupils. */
  public boolean ofSlices() {
    return variable.equals(ColumnSet.PRIOR_TERCILE);
  }

  /** The levels whose effects it is made of, each by itself. */
  List<Subgroup> levels() {
    return IntStream.of(level, against)
        .filter(l -> l != NOTHING)
        .mapToObj(l -> new Subgroup(name, variable, columns, l, NOTHING))
        .toList();
  }

  /**
   * The effect as a combination of coefficients: that of treatment, then those of treatment times
   * each column.
   */
  double[] combination() {
    double[] combination = new double[1 + columns.size()];
    combination[0] = difference() ? 0 : 1;
    if (level > 0) {
      combination[level] = 1;
    }
    if (against > 0) {
      combination[against] = -1;
    }
    return combination;
  }
}
