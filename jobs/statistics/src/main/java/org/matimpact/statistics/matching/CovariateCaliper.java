package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.Locale;
import org.matimpact.statistics.linear.Moments;
import org.matimpact.statistics.model.NumericCovariate;

/**
 * The largest difference of a named covariate at which two units may be matched, with any distance.
 *
 * @param covariate its values
 * @param width in units of the covariate, at least 0
 */
public record CovariateCaliper(NumericCovariate covariate, double width) {

  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public CovariateCaliper {
    if (!(width >= 0 && width < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid caliper of %s: %s (must be >= 0 and finite; or leave it out)",
              covariate.name(),
              width));
    }
  }

  /** Returns a caliper in standard deviations of the covariate over all units, as MatchIt's. */
  public static CovariateCaliper standardised(NumericCovariate covariate, double multiple) {
    double[] sorted = covariate.values().clone();
    Arrays.sort(sorted);
    return new CovariateCaliper(covariate, multiple * Moments.standardDeviation(sorted));
  }

  boolean allows(int rowA, int rowB) {
    double[] values = covariate.values();
    return StrictMath.abs(values[rowA] - values[rowB]) <= width;
  }

  CovariateCaliper select(int[] rows) {
    double[] values = Arrays.stream(rows).mapToDouble(row -> covariate.values()[row]).toArray();
    return new CovariateCaliper(new NumericCovariate(covariate.name(), values), width);
  }
}
