package org.matimpact.pipeline.study.pattern;

import java.util.Map;

/**
 * The pupils of some schools who have a binary outcome, counted by covariate pattern.
 *
 * @param counts by school and year
 */
public record PatternedPupils(PatternColumns columns, Map<SchoolYear, Counts> counts) {

  /**
   * A school in a year.
   *
   * @param row of the school among those of the phase
   */
  public record SchoolYear(int row, int year) {}

  /**
   * The pupils of a school-year.
   *
   * @param patterns numbers of the patterns that occur, ascending
   * @param pupils of each
   * @param successes pupils of each whose outcome is 1
   */
  @SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
  public record Counts(long[] patterns, long[] pupils, long[] successes) {}

  /**
   * The pupils of a school and year.
   *
   * @throws IllegalStateException if there are none: who has every column of the model has a
   *     pattern
   */
  public Counts of(int row, int year) {
    Counts found = counts.get(new SchoolYear(row, year));
    if (found == null) {
      throw new IllegalStateException(
          "covariate_pattern lacks a school-year that school_cross_product has; run the scan again");
    }
    return found;
  }
}
