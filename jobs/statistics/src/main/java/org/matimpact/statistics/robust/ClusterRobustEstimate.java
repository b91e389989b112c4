package org.matimpact.statistics.robust;

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
    int clusters) {}
