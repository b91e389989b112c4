package org.matimpact.statistics.multilevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * School-years from single pupils: for tests and for data that fit in memory. (The pipeline sums
 * exactly in integers instead.)
 */
public final class PupilRows {

  private PupilRows() {}

  /**
   * Sums pupils by school and year; sums run in row order, groups come by school, then year.
   *
   * @param school the school of each pupil, from 0
   * @param year a code of the year of each pupil
   * @param between columns that must be constant in a school-year, column by column
   * @param pupil columns that vary, column by column
   * @param outcome the outcome of each pupil
   * @throws IllegalArgumentException if lengths differ or a between column varies in a school-year
   */
  public static SchoolYears group(
      int[] school, int[] year, double[][] between, double[][] pupil, double[] outcome) {
    checkLengths(school, year, between, pupil, outcome);
    double[][] varying = Arrays.copyOf(pupil, pupil.length + 1);
    varying[pupil.length] = outcome;
    List<SchoolYear> groups = new ArrayList<>();
    Integer[] order = IntStream.range(0, school.length).boxed().toArray(Integer[]::new);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingInt(row -> school[row]).thenComparingInt(row -> year[row]));
    for (int from = 0, to = 0; from < order.length; from = to) {
      while (to < order.length
          && school[order[to]] == school[order[from]]
          && year[order[to]] == year[order[from]]) {
        to++;
      }
      int[] rows = Arrays.stream(order, from, to).mapToInt(Integer::intValue).toArray();
      groups.add(group(school[rows[0]], rows, between, varying));
    }
    return SchoolYears.of(Arrays.stream(school).max().orElse(-1) + 1, groups);
  }

  private static void checkLengths(
      int[] school, int[] year, double[][] between, double[][] pupil, double[] outcome) {
    boolean even = year.length == school.length && outcome.length == school.length;
    for (double[][] columns : new double[][][] {between, pupil}) {
      for (double[] column : columns) {
        even &= column.length == school.length;
      }
    }
    if (!even) {
      throw new IllegalArgumentException(
          "Cannot group pupils: columns are not all " + school.length + " rows long");
    }
  }

  private static SchoolYear group(int school, int[] rows, double[][] between, double[][] varying) {
    double[] constant = new double[between.length];
    for (int k = 0; k < constant.length; k++) {
      constant[k] = between[k][rows[0]];
      for (int row : rows) {
        if (between[k][row] != constant[k]) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "Invalid between column %d: it varies inside a school-year", k));
        }
      }
    }
    double[] means = new double[varying.length];
    double[] within = new double[varying.length * (varying.length + 1) / 2];
    int at = 0;
    for (int i = 0; i < varying.length; i++) {
      means[i] = mean(varying[i], rows);
    }
    for (int i = 0; i < varying.length; i++) {
      for (int j = i; j < varying.length; j++) {
        for (int row : rows) {
          within[at] += (varying[i][row] - means[i]) * (varying[j][row] - means[j]);
        }
        at++;
      }
    }
    return new SchoolYear(school, rows.length, constant, means, within);
  }

  private static double mean(double[] column, int[] rows) {
    double sum = 0;
    for (int row : rows) {
      sum += column[row];
    }
    return sum / rows.length;
  }
}
