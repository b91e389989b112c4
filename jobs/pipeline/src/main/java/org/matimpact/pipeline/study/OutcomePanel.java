package org.matimpact.pipeline.study;

import java.util.List;

/**
 * One outcome of the schools of a phase by year.
 *
 * @param years ascending
 * @param values value of a school (row) in a year (column), in the outcome's unit; NaN where
 *     missing
 * @param pupils pupils behind it; NaN where unknown
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
public record OutcomePanel(
    String outcome, List<Integer> years, double[][] values, double[][] pupils) implements Outcome {

  @Override
  public boolean present(int school, int year) {
    return !Double.isNaN(values[school][years.indexOf(year)]);
  }

  double value(int school, int year) {
    return values[school][years.indexOf(year)];
  }

  @Override
  public double pupils(int school, int year) {
    return pupils[school][years.indexOf(year)];
  }
}
