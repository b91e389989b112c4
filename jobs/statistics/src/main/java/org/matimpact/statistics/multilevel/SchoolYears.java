package org.matimpact.statistics.multilevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The school-years of one analysis, checked, and held by school, within a school in the order
 * given. All sums run in this order, so the same list gives the same bits.
 */
public final class SchoolYears {

  private final int schools;
  private final int between;
  private final int pupil;
  private final List<SchoolYear> groups;
  private final long pupils;

  private SchoolYears(int schools, int between, int pupil, List<SchoolYear> groups) {
    this.schools = schools;
    this.between = between;
    this.pupil = pupil;
    this.groups = groups;
    pupils = groups.stream().mapToLong(SchoolYear::pupils).sum();
  }

  /**
   * Takes school-years, in any order (ascending school and year by convention).
   *
   * @param schools number of schools; one may lack school-years
   * @param groups at least one, all of one shape
   * @throws IllegalArgumentException if there is none, a shape differs, a school is not in 0 ..
   *     schools - 1, a group has no pupil, or a number is not finite
   */
  public static SchoolYears of(int schools, List<SchoolYear> groups) {
    if (groups.isEmpty()) {
      throw new NotEstimableException(
          NotEstimableException.Reason.TOO_FEW_GROUPS, "Cannot fit: no school-years");
    }
    int between = groups.get(0).between().length;
    int pupil = groups.get(0).means().length - 1;
    for (int g = 0; g < groups.size(); g++) {
      SchoolYearChecks.check(g, groups.get(g), schools, between, pupil);
    }
    List<SchoolYear> sorted = new ArrayList<>(groups);
    sorted.sort(Comparator.comparingInt(SchoolYear::school));
    return new SchoolYears(schools, between, pupil, List.copyOf(sorted));
  }

  /**
   * Returns the same groups with some of the columns: for a model with fewer of them, or the empty
   * model. The outcome stays.
   *
   * @param betweenColumns positions among the between columns
   * @param pupilColumns positions among the pupil columns, from 0
   */
  public SchoolYears select(int[] betweenColumns, int[] pupilColumns) {
    int[] products = Arrays.copyOf(pupilColumns, pupilColumns.length + 1);
    products[pupilColumns.length] = pupil;
    return new SchoolYears(
        schools,
        betweenColumns.length,
        pupilColumns.length,
        groups.stream().map(group -> select(group, betweenColumns, products)).toList());
  }

  private SchoolYear select(SchoolYear group, int[] betweenColumns, int[] products) {
    double[] within = new double[products.length * (products.length + 1) / 2];
    int at = 0;
    for (int i = 0; i < products.length; i++) {
      for (int j = i; j < products.length; j++) {
        within[at++] = group.within(products[i], products[j]);
      }
    }
    return new SchoolYear(
        group.school(),
        group.pupils(),
        chosen(group.between(), betweenColumns),
        chosen(group.means(), products),
        within);
  }

  private static double[] chosen(double[] values, int[] places) {
    double[] chosen = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      chosen[i] = values[places[i]];
    }
    return chosen;
  }

  /**
   * Returns the school-years of the schools of positive weight; schools keep their numbers.
   *
   * @param weights one per school, 0 or more
   * @throws IllegalArgumentException if the length differs or a weight is negative or not finite
   */
  public SchoolYears withPositiveWeight(double[] weights) {
    SchoolYearChecks.checkWeights(weights, schools);
    List<SchoolYear> used = groups.stream().filter(g -> weights[g.school()] > 0).toList();
    if (used.isEmpty()) {
      throw new NotEstimableException(
          NotEstimableException.Reason.TOO_FEW_GROUPS,
          "Cannot fit: no school has a weight above 0");
    }
    return new SchoolYears(schools, between, pupil, used);
  }

  /** Returns the number of schools, those without school-years included. */
  public int schools() {
    return schools;
  }

  /** Returns the number of between columns. */
  public int betweenColumns() {
    return between;
  }

  /** Returns the number of pupil columns, the outcome not counted. */
  public int pupilColumns() {
    return pupil;
  }

  /** Returns the number of columns of the design. */
  public int columns() {
    return between + pupil;
  }

  /** Returns the school-years by school. */
  public List<SchoolYear> groups() {
    return groups;
  }

  /** Returns the number of pupils. */
  public long pupils() {
    return pupils;
  }

  /** Where each school with school-years begins among the groups, and the end. */
  int[] starts() {
    return IntStream.rangeClosed(0, groups.size())
        .filter(
            g ->
                g == 0
                    || g == groups.size()
                    || groups.get(g).school() != groups.get(g - 1).school())
        .toArray();
  }
}
