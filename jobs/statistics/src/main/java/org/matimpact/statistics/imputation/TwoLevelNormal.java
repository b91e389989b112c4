package org.matimpact.statistics.imputation;

import java.io.Serializable;

/**
 * A multivariate normal model of units in groups: z_i = mean of stratum and period + b_group + e_i,
 * with b of covariance Psi between groups and e of covariance Sigma within them (Schafer &amp;
 * Yucel 2002, Computational strategies for multivariate linear mixed-effects models with missing
 * values, Journal of Computational and Graphical Statistics 11, 437-457).
 *
 * @param means of each stratum, period and column
 * @param within Sigma
 * @param between Psi
 */
@SuppressWarnings("ArrayRecordComponent") // parameters; compared by content nowhere
public record TwoLevelNormal(double[][][] means, double[][] within, double[][] between)
    implements Serializable {

  /** Number of columns. */
  public int columns() {
    return within.length;
  }

  /** Variance of a column within groups that the other columns leave. */
  public double unexplained(int column) {
    return PatternRegression.of(within, 1L << column).left()[0][0];
  }
}
