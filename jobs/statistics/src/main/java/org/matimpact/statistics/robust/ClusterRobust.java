package org.matimpact.statistics.robust;

import java.util.Arrays;
import org.matimpact.statistics.linear.Vectors;

/**
 * Cluster-robust variance of weighted least squares:
 *
 * <pre>V = M [ sum over clusters c of X_c'W_c A_c e_c e_c'A_c' W_c X_c ] M,  M = (X'WX)^-1,</pre>
 *
 * with e = y - Xb and A_c by {@link Correction}: CR0 and CR1 I; CR2 the inverse square root of B_c
 * = I - X_c M X_c'W_c - W_c X_c M X_c' + X_c M (X'W^2X) M X_c', the covariance of e_c under
 * independent errors of equal variance; CR3 (I - X_c M X_c'W_c)^-1. A singular matrix has its
 * Moore-Penrose root.
 *
 * <p>CR2 with {@link Satterthwaite} degrees of freedom equals R's {@code clubSandwich::vcovCR(lm(y
 * ~ ., weights = w), cluster, type = "CR2")} and {@code coef_test(test = "Satterthwaite")}
 * (Pustejovsky &amp; Tipton 2018, Journal of Business &amp; Economic Statistics 36, 672-683).
 * Weights are sampling-like weights, not precisions. No matrix of rows by rows or clusters by
 * clusters is ever formed.
 */
public final class ClusterRobust {

  private ClusterRobust() {}

  /**
   * Prepares CR2 inference on one coefficient.
   *
   * @param design the regression
   * @param cluster a code per row; any integers
   * @param coefficient column of the model matrix
   * @throws IllegalArgumentException if the lengths differ, the column was dropped as dependent, or
   *     there are fewer than two clusters
   */
  public static ClusterRobustDesign cr2(
      WeightedLeastSquares design, int[] cluster, int coefficient) {
    return prepare(design, cluster, coefficient, Correction.CR2);
  }

  /**
   * Prepares inference on one coefficient with any correction; see {@link #cr2}. The degrees of
   * freedom are Satterthwaite's for that correction.
   */
  public static ClusterRobustDesign prepare(
      WeightedLeastSquares design, int[] cluster, int coefficient, Correction correction) {
    return new Preparation(design, cluster).prepare(coefficient, correction);
  }

  /**
   * Returns what resampling of whole clusters needs for one coefficient of an outcome.
   *
   * @throws IllegalArgumentException as for {@link #cr2}
   */
  public static ClusterScores scores(
      WeightedLeastSquares design, int[] cluster, int coefficient, double[] y) {
    return new Preparation(design, cluster).scores(coefficient, design.fit(y));
  }

  /**
   * Returns the covariance matrix of the estimated (not dropped) coefficients, in column order.
   *
   * @param y the outcome, one finite value per row
   * @throws IllegalArgumentException as for {@link #cr2}
   */
  public static double[][] covariance(
      WeightedLeastSquares design, int[] cluster, Correction correction, double[] y) {
    Preparation preparation = new Preparation(design, cluster);
    double[] residuals = design.fit(y).residuals();
    double[][] scores =
        Arrays.stream(design.qr().kept())
            .mapToObj(k -> preparation.prepare(k, correction).scores(residuals))
            .toArray(double[][]::new);
    double factor = preparation.varianceFactor(correction);
    double[][] covariance = new double[scores.length][scores.length];
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        covariance[i][j] = factor * Vectors.dot(scores[i], scores[j]);
      }
    }
    return covariance;
  }
}
