package org.matimpact.statistics.robust;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * One coefficient with cluster-robust inference.
 *
 * @param estimate the coefficient
 * @param standardError its cluster-robust standard error
 * @param degreesOfFreedom of the t distribution (Satterthwaite)
 * @param confidenceLow lower 95 % limit
 * @param confidenceHigh upper 95 % limit
 * @param pValue two-sided, of the coefficient being 0
 * @param clusters number of clusters
 */
public record ClusterRobustEstimate(
    double estimate,
    double standardError,
    double degreesOfFreedom,
    double confidenceLow,
    double confidenceHigh,
    double pValue,
    int clusters) {

  private static final double UPPER_TAIL = 0.975;
  private static final double QUANTILE_ACCURACY = 1e-13;

  /**
   * Adds limits and p-value by the t distribution; not numbers if the standard error or the degrees
   * of freedom are not above 0.
   */
  public static ClusterRobustEstimate of(
      double estimate, double standardError, double degreesOfFreedom, int clusters) {
    double halfWidth = Double.NaN;
    double pValue = Double.NaN;
    if (degreesOfFreedom > 0 && standardError > 0) {
      TDistribution t = new TDistribution(degreesOfFreedom, QUANTILE_ACCURACY);
      halfWidth = t.inverseCumulativeProbability(UPPER_TAIL) * standardError;
      pValue = 2 * t.cumulativeProbability(-StrictMath.abs(estimate / standardError));
    }
    return new ClusterRobustEstimate(
        estimate,
        standardError,
        degreesOfFreedom,
        estimate - halfWidth,
        estimate + halfWidth,
        pValue,
        clusters);
  }
}
