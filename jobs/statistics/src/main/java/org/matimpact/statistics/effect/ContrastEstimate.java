package org.matimpact.statistics.effect;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.matimpact.statistics.linear.Vectors;

/**
 * A linear combination l'b of coefficients with inference by the t distribution.
 *
 * @param estimate l'b
 * @param standardError the root of l'Cl, C the covariance of b
 * @param degreesOfFreedom of the t distribution; infinite for the normal
 * @param confidenceLow lower 95 % limit
 * @param confidenceHigh upper 95 % limit
 * @param pValue two-sided, of the combination being 0
 */
public record ContrastEstimate(
    double estimate,
    double standardError,
    double degreesOfFreedom,
    double confidenceLow,
    double confidenceHigh,
    double pValue) {

  private static final double UPPER_TAIL = 0.975;
  private static final double QUANTILE_ACCURACY = 1e-13;

  /**
   * Adds limits and p-value; not numbers if the standard error or the degrees of freedom are not
   * above 0.
   */
  public static ContrastEstimate of(
      double estimate, double standardError, double degreesOfFreedom) {
    double halfWidth = Double.NaN;
    double pValue = Double.NaN;
    if (degreesOfFreedom > 0 && standardError > 0) {
      double t = StrictMath.abs(estimate / standardError);
      if (Double.isInfinite(degreesOfFreedom)) {
        NormalDistribution normal = new NormalDistribution();
        halfWidth = normal.inverseCumulativeProbability(UPPER_TAIL) * standardError;
        pValue = 2 * normal.cumulativeProbability(-t);
      } else {
        TDistribution student = new TDistribution(degreesOfFreedom, QUANTILE_ACCURACY);
        halfWidth = student.inverseCumulativeProbability(UPPER_TAIL) * standardError;
        pValue = 2 * student.cumulativeProbability(-t);
      }
    }
    return new ContrastEstimate(
        estimate,
        standardError,
        degreesOfFreedom,
        estimate - halfWidth,
        estimate + halfWidth,
        pValue);
  }

  /**
   * Combines coefficients: the delta method, exact for a linear combination.
   *
   * @param contrast l
   * @param coefficients b, one for each number of l
   * @param covariance C, of whatever kind: cluster-robust or model-based
   * @throws IllegalArgumentException if the lengths differ
   */
  public static ContrastEstimate of(
      double[] contrast, double[] coefficients, double[][] covariance, double degreesOfFreedom) {
    if (contrast.length != coefficients.length || contrast.length != covariance.length) {
      throw new IllegalArgumentException(
          "Cannot combine %d coefficients of a covariance of %d by %d numbers"
              .formatted(coefficients.length, covariance.length, contrast.length));
    }
    double variance = 0;
    for (int k = 0; k < contrast.length; k++) {
      variance += contrast[k] * Vectors.dot(covariance[k], contrast);
    }
    return of(Vectors.dot(contrast, coefficients), StrictMath.sqrt(variance), degreesOfFreedom);
  }
}
