package org.matimpact.statistics.robust;

import org.matimpact.statistics.effect.ContrastEstimate;

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

  /**
   * Adds limits and p-value by the t distribution; not numbers if the standard error or the degrees
   * of freedom are not above 0.
   */
  public static ClusterRobustEstimate of(
      double estimate, double standardError, double degreesOfFreedom, int clusters) {
    ContrastEstimate limits = ContrastEstimate.of(estimate, standardError, degreesOfFreedom);
    return new ClusterRobustEstimate(
        estimate,
        standardError,
        degreesOfFreedom,
        limits.confidenceLow(),
        limits.confidenceHigh(),
        limits.pValue(),
        clusters);
  }
}
