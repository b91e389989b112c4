package org.matimpact.statistics.imputation;

import org.matimpact.statistics.robust.ClusterRobustEstimate;

/**
 * What {@link RubinsRules} make of estimates from imputed data.
 *
 * @param inference estimate, standard error, degrees of freedom, limits and p-value
 * @param imputations number of imputed data sets, m
 * @param within mean of the variances, U
 * @param between variance of the estimates, B
 * @param relativeIncrease of the variance through what is missing: (1 + 1/m) B / U
 * @param missingShare (1 + 1/m) B / T, the share of the variance that is due to what is missing
 * @param missingInformation the fraction of missing information
 */
public record PooledEstimate(
    ClusterRobustEstimate inference,
    int imputations,
    double within,
    double between,
    double relativeIncrease,
    double missingShare,
    double missingInformation) {

  /** Efficiency beside infinitely many imputations: 1 / (1 + missing information / m). */
  public double relativeEfficiency() {
    return 1 / (1 + missingInformation / imputations);
  }
}
