package org.matimpact.pipeline.study;

import java.util.Arrays;
import java.util.List;
import org.matimpact.statistics.multilevel.SchoolYear;

/**
 * One outcome of the pupils of the schools of a phase by year, as the cross-products have it. It
 * grows with schools, never with pupils.
 *
 * @param years ascending
 * @param names pupil columns that a fit adjusts for
 * @param moments a block of numbers a school (row) and year: pupils, means of the pupil columns and
 *     of the outcome, packed upper triangle of their centred cross-products; NaN where no pupil has
 *     them all
 * @param width numbers of a block
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
public record PupilPanel(
    String outcome, List<Integer> years, List<String> names, double[] moments, int width)
    implements Outcome {

  /** A panel without any pupil. */
  public static PupilPanel empty(
      String outcome, List<Integer> years, List<String> names, int schools, int width) {
    double[] moments = new double[schools * years.size() * width];
    Arrays.fill(moments, Double.NaN);
    return new PupilPanel(outcome, years, names, moments, width);
  }

  /** The same, to be changed without changing this. */
  public PupilPanel copy() {
    return new PupilPanel(outcome, years, names, moments.clone(), width);
  }

  /** The block of a school and year. */
  public double[] block(int school, int year) {
    int at = place(school, year);
    return Arrays.copyOfRange(moments, at, at + width);
  }

  /** Where the block of a school and year begins. */
  public int place(int school, int year) {
    return (school * years.size() + years.indexOf(year)) * width;
  }

  @Override
  public boolean present(int school, int year) {
    return !Double.isNaN(moments[place(school, year)]);
  }

  @Override
  public double pupils(int school, int year) {
    return moments[place(school, year)];
  }

  /**
   * Pupils of one level of a subgroup: the mean of a column of 0 and 1 times the pupils, a whole
   * number but for rounding.
   *
   * @param level from 0
   * @param columns of the levels from 1, as {@link #columns} gives them
   */
  double pupils(int school, int year, int level, int[] columns) {
    int means = place(school, year) + 1;
    double share = 1;
    if (level > 0) {
      share = moments[means + columns[level - 1]];
    } else {
      for (int column : columns) {
        share -= moments[means + column];
      }
    }
    return StrictMath.rint(share * pupils(school, year));
  }

  /** Positions of the columns of a subgroup among the pupil columns. */
  int[] columns(Subgroup subgroup) {
    return subgroup.columns().stream().mapToInt(names::indexOf).toArray();
  }

  /**
   * The school-year of a fit.
   *
   * @param number of the school among those of the fit
   * @param between values of the columns that are constant in it
   */
  SchoolYear schoolYear(int school, int year, int number, double[] between) {
    int at = place(school, year);
    int means = at + 1;
    int within = means + names.size() + 1;
    return new SchoolYear(
        number,
        (int) moments[at],
        between,
        Arrays.copyOfRange(moments, means, within),
        Arrays.copyOfRange(moments, within, at + width));
  }
}
