package org.matimpact.statistics.logistic;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.matimpact.statistics.model.ModelMatrix;

/**
 * Counts of successes by group and covariate pattern. A pattern may stand in several rows or in
 * one: estimates and the criterion are the same. All sums run by group, then subgroup, then row:
 * the same rows in the same order give the same bits.
 */
public final class BinomialRows {

  private final ModelMatrix x;
  private final int[] successes;
  private final int[] trials;
  private final int[] groups;
  private final int[] subgroups;
  private final int levels;

  private BinomialRows(
      ModelMatrix x, int[] successes, int[] trials, int[] groups, int[] subgroups, int levels) {
    this.x = x;
    this.successes = successes;
    this.trials = trials;
    this.groups = groups;
    this.subgroups = subgroups;
    this.levels = levels;
    check();
  }

  /**
   * Takes rows with groups of one level. The arrays are not copied and must not change afterwards.
   *
   * @param x the columns of fixed effects, intercept included
   * @param successes 0 to trials
   * @param trials 1 or more
   * @param groups a code, such as of the school
   * @throws IllegalArgumentException if lengths differ or a count is out of range
   */
  public static BinomialRows of(ModelMatrix x, int[] successes, int[] trials, int[] groups) {
    return new BinomialRows(x, successes, trials, groups, new int[groups.length], 1);
  }

  /**
   * Takes rows with subgroups inside groups, such as the years of a school: lme4's {@code (1|group)
   * + (1|group:subgroup)}. The arrays are not copied and must not change afterwards.
   *
   * @param subgroups a code, such as of the year; it may occur in many groups
   * @throws IllegalArgumentException if lengths differ or a count is out of range
   */
  public static BinomialRows nested(
      ModelMatrix x, int[] successes, int[] trials, int[] groups, int[] subgroups) {
    return new BinomialRows(x, successes, trials, groups, subgroups, 2);
  }

  private void check() {
    int rows = x.rows();
    if (successes.length != rows
        || trials.length != rows
        || groups.length != rows
        || subgroups.length != rows) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot take counts: %d rows of columns, %d of successes, %d of trials, %d of groups,"
                  + " %d of subgroups",
              rows,
              successes.length,
              trials.length,
              groups.length,
              subgroups.length));
    }
    long wrong =
        IntStream.range(0, rows)
            .filter(row -> trials[row] < 1 || successes[row] < 0 || successes[row] > trials[row])
            .count();
    if (wrong > 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid counts in %d of %d rows (must be 0 <= successes <= trials, trials >= 1)",
              wrong,
              rows));
    }
  }

  /** Returns the columns of fixed effects. */
  public ModelMatrix columns() {
    return x;
  }

  /** Returns 1, or 2 with subgroups. */
  public int levels() {
    return levels;
  }

  /** Returns the number of trials of each row, as a new array. */
  public double[] trials() {
    return Arrays.stream(trials).asDoubleStream().toArray();
  }

  /** Returns the number of successes of each row, as a new array. */
  public double[] successes() {
    return Arrays.stream(successes).asDoubleStream().toArray();
  }

  Nesting nesting() {
    return Nesting.of(groups, subgroups);
  }
}
