package org.matimpact.statistics.multilevel;

import java.util.Locale;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.ClusterScores;
import org.matimpact.statistics.robust.Correction;
import org.matimpact.statistics.robust.Satterthwaite;

/**
 * Cluster-robust variance of contrasts of a multilevel model's coefficients:
 *
 * <pre>V = M [ sum over clusters c of X_c'W_c A_c e_c e_c'A_c' W_c X_c ] M</pre>
 *
 * with W_c the inverse of V_c times the school's weight, the working covariance Phi_c = V_c, the
 * variance ratios taken as known, and A_c by the correction: CR0, CR1 the identity, CR2 such that
 * the variance is unbiased if the model holds (Bell &amp; McCaffrey 2002, Survey Methodology 28,
 * 169-181; Pustejovsky &amp; Tipton 2018, Journal of Business &amp; Economic Statistics 36,
 * 672-683), CR3 the jackknife at these ratios. With weights of 1 equals R's {@code
 * clubSandwich::vcovCR(lmer, cluster, "CR2")} and {@code coef_test(test = "Satterthwaite")}; names
 * of the others as in {@link Correction}.
 */
public final class ClusteredInference {

  /** An expected variance below this share of the model's is rounding error. */
  private static final double NOTHING = 1e-10;

  private final Gls gls;
  private final FixedEffects fixed;

  /** By school. */
  private final int[] codes;

  /** The places of the school-years of each cluster, clusters by ascending code. */
  private final int[][] clusters;

  ClusteredInference(Gls gls, FixedEffects fixed, int[] codes) {
    this.gls = gls;
    this.fixed = fixed;
    this.codes = codes.clone();
    clusters = ClusterGroups.of(gls.design().data(), codes);
  }

  /** Returns the number of clusters. */
  public int clusters() {
    return clusters.length;
  }

  /** Returns CR2 inference on the coefficient of a column; see {@link #estimate}. */
  public ClusterRobustEstimate coefficient(int column) {
    return estimate(fixed.unit(column), Correction.CR2);
  }

  /**
   * Returns inference on l'b.
   *
   * @param contrast one number per column of the full design; 0 for dropped columns, not 0
   *     everywhere
   * @param correction CR0, CR1, CR2 or CR3
   * @throws NotEstimableException if the contrast has a dropped column, or could not be estimated
   *     without one of the clusters (all treated schools in one trust, say): its variance between
   *     clusters is unknown then, and any number too small
   * @throws IllegalArgumentException if the contrast is of zeros or of the wrong length
   */
  public ClusterRobustEstimate estimate(double[] contrast, Correction correction) {
    double[] direction = gls.direction(fixed.restricted(contrast));
    double modelVariance = Vectors.dot(Vectors.product(gls.u(), direction), direction);
    if (!(modelVariance > 0)) {
      throw new IllegalArgumentException("Invalid contrast: it must be finite and not zero");
    }
    Scores scores = scores(direction, correction);
    Satterthwaite.Result moments = scores.moments(gls);
    if (!(moments.trace() > NOTHING * modelVariance) || !(scores.squares > 0)) {
      throw unknown("the scores of all clusters are zero whatever the outcome");
    }
    return ClusterRobustEstimate.of(
        fixed.estimate(contrast),
        StrictMath.sqrt(factor(correction) * scores.squares),
        moments.degreesOfFreedom(),
        clusters.length);
  }

  private NotEstimableException unknown(String why) {
    return new NotEstimableException(
        Reason.TOO_FEW_CLUSTERS,
        String.format(
            Locale.ROOT,
            "Cannot estimate the variance of the contrast from %d clusters: %s",
            clusters.length,
            why));
  }

  private double factor(Correction correction) {
    double g = clusters.length;
    double n = gls.design().data().pupils();
    return switch (correction) {
      case CR0, CR2 -> 1;
      case CR1 -> g / (g - 1) * (n - 1) / (n - gls.design().rank());
      case CR3 -> (g - 1) / g;
    };
  }

  /** The sum of squared scores, and what Satterthwaite's degrees of freedom need. */
  private static final class Scores {
    private double squares;

    /** Column by column in the basis of the design, one number per cluster. */
    private final double[][] a;

    private final double[][] b;
    private final double[] d;

    Scores(int columns, int clusters) {
      a = new double[columns][clusters];
      b = new double[columns][clusters];
      d = new double[clusters];
    }

    Satterthwaite.Result moments(Gls gls) {
      return Satterthwaite.of(gls.u(), gls.turnedColumns(a), gls.turnedColumns(b), d);
    }

    void add(int cluster, ClusterRows rows, double[] adjusted) {
      double score = 0;
      double[] sum = new double[a.length];
      double[] weighted = new double[a.length];
      for (int row = 0; row < adjusted.length; row++) {
        double l = adjusted[row];
        double lw = l * rows.weight(row);
        double[] x = rows.values(row);
        score += l * rows.residual(row);
        d[cluster] += l * l * rows.lambda(row);
        for (int k = rows.start(row); k < sum.length; k++) {
          sum[k] += l * x[k];
          weighted[k] += lw * x[k];
        }
      }
      for (int k = 0; k < sum.length; k++) {
        a[k][cluster] = sum[k];
        b[k][cluster] = weighted[k];
      }
      squares += score * score;
    }
  }

  private Scores scores(double[] direction, Correction correction) {
    Scores scores = new Scores(direction.length, clusters.length);
    BiasReduction reduction = new BiasReduction(gls);
    for (int c = 0; c < clusters.length; c++) {
      ClusterRows rows = ClusterRows.of(gls, clusters[c]);
      BiasReduction.Adjusted adjusted = adjusted(reduction, rows, direction, correction);
      if (!adjusted.regular() && !LeftOutCluster.leaves(rows, direction)) {
        throw unknown("without one of them the contrast itself could not be estimated");
      }
      scores.add(c, rows, adjusted.influence());
    }
    return scores;
  }

  /** A_c' W_c X_c M l. */
  private static BiasReduction.Adjusted adjusted(
      BiasReduction reduction, ClusterRows rows, double[] direction, Correction correction) {
    return switch (correction) {
      case CR0, CR1 -> new BiasReduction.Adjusted(rows.influence(direction), false);
      case CR2 -> reduction.apply(rows, rows.influence(direction));
      case CR3 -> new BiasReduction.Adjusted(Jackknife.influence(rows, direction), false);
    };
  }

  /**
   * Returns what resampling of whole clusters needs for l'b.
   *
   * @param contrast as for {@link #estimate}
   */
  public ClusterScores scores(double[] contrast) {
    return ClusterSums.of(
        gls, clusters, codes, fixed.estimate(contrast), gls.direction(fixed.restricted(contrast)));
  }

  /** Returns {@link #scores(double[])} of the coefficient of a column. */
  public ClusterScores scores(int column) {
    return scores(fixed.unit(column));
  }
}
