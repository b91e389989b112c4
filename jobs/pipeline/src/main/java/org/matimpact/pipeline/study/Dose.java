package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.List;

/**
 * A number that treated schools differ in, along which an effect may change: the model has
 * treatment, and treatment times the number.
 *
 * @param variable such as years_in_trust
 * @param bySchool the number in the model, such as a logarithm, by position among the schools of
 *     the phase; that of comparison schools does not matter
 * @param points where the effect is asked for
 */
@SuppressWarnings("ArrayRecordComponent") // a column of a table; compared by content nowhere
public record Dose(String variable, double[] bySchool, List<Point> points) implements Serializable {

  /**
   * A place on the curve.
   *
   * @param value for readers, such as a number of schools
   * @param dose the number in the model, such as its logarithm
   */
  public record Point(double value, double dose) implements Serializable {}
}
