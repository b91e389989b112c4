package org.matimpact.statistics.bootstrap;

import org.matimpact.statistics.linear.SymmetricEigen;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.robust.ClusterScores;

/**
 * Estimates from sums by cluster, the variance ratios kept (or none, for a regression of schools):
 * with counts m_c, K = sum m_c C_c and d = K^+ sum m_c s_c, the estimate is l'(b + d), and its CR0
 * variance the sum of m_c (l'K^+ (s_c - C_c d))^2.
 */
public final class FixedRatios implements ResampledEstimator {

  /** Relative to the directions that all clusters together know: these know them not at all. */
  private static final double ZERO = 1e-10;

  private final ClusterScores fit;

  /** Takes the sums of the fit to all clusters. */
  public FixedRatios(ClusterScores fit) {
    this.fit = fit;
  }

  @Override
  public ResampledEstimate estimate(int[] counts) {
    int p = fit.direction().length;
    double[][] k = new double[p][p];
    double[] s = new double[p];
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > 0) {
        for (int i = 0; i < p; i++) {
          Vectors.addMultiple(k[i], counts[c], fit.products()[c][i]);
        }
        Vectors.addMultiple(s, counts[c], fit.scores()[c]);
      }
    }
    return estimate(counts, SymmetricEigen.inPlace(k), s);
  }

  private ResampledEstimate estimate(int[] counts, SymmetricEigen k, double[] s) {
    double[] known = k.power(0, ZERO, fit.direction());
    Vectors.addMultiple(known, -1, fit.direction());
    if (Vectors.norm(known) > ZERO * Vectors.norm(fit.direction())) {
      return ResampledEstimate.NONE;
    }
    double[] direction = k.power(-1, ZERO, fit.direction());
    double[] d = k.power(-1, ZERO, s);
    double variance = 0;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > 0) {
        double score = Vectors.dot(direction, fit.scores()[c]);
        for (int i = 0; i < d.length; i++) {
          score -= direction[i] * Vectors.dot(fit.products()[c][i], d);
        }
        variance += counts[c] * score * score;
      }
    }
    return new ResampledEstimate(
        fit.estimate() + Vectors.dot(fit.direction(), d), StrictMath.sqrt(variance));
  }
}
