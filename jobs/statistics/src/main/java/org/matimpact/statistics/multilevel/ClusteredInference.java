package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.ClusterScores;
import org.matimpact.statistics.robust.ContrastScores;
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

  /** The rows of each cluster, which all contrasts share. */
  private final ClusterRows[] rows;

  ClusteredInference(Gls gls, FixedEffects fixed, int[] codes) {
    this.gls = gls;
    this.fixed = fixed;
    this.codes = codes.clone();
    clusters = ClusterGroups.of(gls.design().data(), codes);
    rows =
        Arrays.stream(clusters)
            .map(groups -> ClusterRows.of(gls, groups))
            .toArray(ClusterRows[]::new);
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
    return estimate(contrast, ClusterPass.of(gls, rows, correction, direction(contrast)), 1);
  }

  /**
   * Prepares CR2 inference on contrasts of a few columns alone. What is costly, the A_c, is found
   * once for all of them.
   *
   * @param columns different ones; those that were dropped take no part
   */
  public ColumnInference over(int... columns) {
    int[] kept = IntStream.of(columns).filter(fixed::isKept).toArray();
    double[][] directions =
        IntStream.of(kept)
            .mapToObj(column -> direction(fixed.unit(column)))
            .toArray(double[][]::new);
    ClusterPass pass = ClusterPass.of(gls, rows, Correction.CR2, directions);
    return new ColumnInference(this, columns.clone(), kept, pass);
  }

  private double[] direction(double[] contrast) {
    return gls.direction(fixed.restricted(contrast));
  }

  /** Of a contrast that is a combination of the directions of a pass. */
  ClusterRobustEstimate estimate(double[] contrast, ClusterPass pass, double... multiples) {
    double[] direction = direction(contrast);
    double modelVariance = Vectors.dot(Vectors.product(gls.u(), direction), direction);
    if (!(modelVariance > 0)) {
      throw new IllegalArgumentException("Invalid contrast: it must be finite and not zero");
    }
    if (!pass.leaves(direction)) {
      throw NotEstimableException.ofVariance(
          clusters.length, "without one of them the contrast itself could not be estimated");
    }
    ClusterMoments moments = pass.combined(multiples);
    Satterthwaite.Result satterthwaite = moments.satterthwaite(gls);
    double squares = moments.squares();
    if (!(satterthwaite.trace() > NOTHING * modelVariance) || !(squares > 0)) {
      throw NotEstimableException.ofVariance(
          clusters.length, "the scores of all clusters are zero whatever the outcome");
    }
    return ClusterRobustEstimate.of(
        fixed.estimate(contrast),
        StrictMath.sqrt(factor(pass.correction()) * squares),
        satterthwaite.degreesOfFreedom(),
        clusters.length);
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

  /**
   * Returns what resampling of whole clusters needs for l'b.
   *
   * @param contrast as for {@link #estimate}
   */
  public ClusterScores scores(double[] contrast) {
    return sums(contrast).scores();
  }

  /**
   * Returns what the wild bootstrap needs of {@link #scores(double[])}, in a fraction of the time.
   */
  public ContrastScores contrastScores(double[] contrast) {
    return sums(contrast).ofContrast(gls);
  }

  private ClusterSums sums(double[] contrast) {
    int[] codeOfCluster =
        Arrays.stream(clusters)
            .mapToInt(groups -> codes[gls.design().data().groups().get(groups[0]).school()])
            .toArray();
    return new ClusterSums(rows, codeOfCluster, fixed.estimate(contrast), direction(contrast));
  }

  /** Returns {@link #scores(double[])} of the coefficient of a column. */
  public ClusterScores scores(int column) {
    return scores(fixed.unit(column));
  }
}
