package org.matimpact.statistics.bootstrap;

import java.util.Locale;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.random.Draws;
import org.matimpact.statistics.robust.ContrastScores;

/**
 * The wild cluster bootstrap of the t statistic of l'b with the null hypothesis l'b = tau imposed
 * (WCR: Cameron, Gelbach &amp; Miller 2008, Review of Economics and Statistics 90, 414-427), from
 * sums by cluster alone.
 *
 * <p>With b~ the fit under the null and e~ its residuals, a replicate is the outcome X b~ + v_c e~
 * with one multiplier v_c a cluster. All that it needs are s~_c = X_c'W_c e~_c and C_c = X_c'W_c
 * X_c: with M the inverse of the sum of C_c,
 *
 * <pre>
 * delta = M sum v_c s~_c,   t* = l'delta / sqrt(G/(G-1) sum (l'M (v_c s~_c - C_c delta))^2)
 * </pre>
 *
 * (MacKinnon, Nielsen &amp; Webb 2023, Journal of Applied Econometrics 38, 671-694). For a
 * regression of schools this is the classical bootstrap with CR1 statistics. For the pupil form W
 * is the inverse of V at the estimated variance ratios, and multipliers act on the whitened scores:
 * the variance ratios are not estimated again.
 *
 * <p>Small samples: with few clusters that have treated schools, or one that dominates, p-values of
 * the restricted bootstrap are too large (MacKinnon &amp; Webb 2018, Econometrics Journal 21,
 * 114-135); and no p-value is below 2 / (number of different vectors), as a vector and its negative
 * give the same size of t.
 */
public final class WildClusterBootstrap {

  /** Statistics this near, relatively, are equal: they differ in rounding only. */
  private static final double EQUAL = 1 - 1e-10;

  private final int[] codes;
  private final WildStatistics nullFit;
  private final double statistic;

  private WildClusterBootstrap(ContrastScores fit, double nullValue) {
    codes = fit.codes();
    double[] direction = fit.direction();
    double g = fit.clusters();
    double factor = g / (g - 1);
    double difference = fit.estimate() - nullValue;
    double shift = difference / Vectors.dot(direction, direction);
    double[][] scores = new double[codes.length][];
    double[] projected = new double[codes.length];
    double squares = 0;
    for (int c = 0; c < codes.length; c++) {
      double score = Vectors.dot(direction, fit.scores()[c]);
      squares += score * score;
      scores[c] = fit.scores()[c].clone();
      Vectors.addMultiple(scores[c], shift, fit.pulled()[c]);
      projected[c] = Vectors.dot(direction, scores[c]);
    }
    nullFit = new WildStatistics(codes, direction, factor, scores, projected, fit.pulled());
    statistic = difference / StrictMath.sqrt(factor * squares);
  }

  /**
   * Fits under a null hypothesis.
   *
   * @param fit sums of the unrestricted fit
   * @param nullValue tau; usually 0
   * @throws IllegalArgumentException if there are fewer than two clusters or the null value or the
   *     contrast is not finite
   */
  public static WildClusterBootstrap of(ContrastScores fit, double nullValue) {
    if (fit.clusters() < 2) {
      throw new IllegalArgumentException(
          "Cannot resample " + fit.clusters() + " cluster (at least 2 needed)");
    }
    WildClusterBootstrap bootstrap = new WildClusterBootstrap(fit, nullValue);
    if (!Double.isFinite(bootstrap.statistic)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot test the contrast against %s: its t statistic is %s",
              nullValue,
              bootstrap.statistic));
    }
    return bootstrap;
  }

  /** Returns the t statistic of the data: CR1 without the factor (n-1)/(n-p). */
  public double statistic() {
    return statistic;
  }

  /**
   * Returns the bootstrap statistic of each replicate. A cluster's multiplier depends on seed,
   * replicate and the cluster's code: hypotheses whose clusters have the same codes share their
   * draws, as a step-down needs.
   */
  public double[] statistics(Multiplier multiplier, WildDraws draws) {
    return nullFit.of(multiplier, draws);
  }

  /**
   * Returns the two-sided p-value with the multiplier that suits the number of clusters.
   *
   * @param draws one random vector of multipliers a replicate; if there are no more different ones,
   *     each is taken once
   */
  public WildPValue pValue(WildDraws draws) {
    return pValue(Multiplier.forClusters(codes.length), draws);
  }

  /**
   * Returns the two-sided p-value: of all vectors of multipliers, the share of statistics at least
   * as far from 0; of random ones (1 + their number) / (1 + replicates) (Davison &amp; Hinkley
   * 1997, Bootstrap Methods and their Application, equation 4.11).
   */
  public WildPValue pValue(Multiplier multiplier, WildDraws draws) {
    double all = multiplier.combinations(codes.length);
    if (all <= draws.replicates()) {
      int extreme = extremeOfAll(multiplier, (int) all);
      return new WildPValue(extreme / all, statistic, multiplier, Draws.ALL, (int) all);
    }
    int extreme = 1;
    for (double value : statistics(multiplier, draws)) {
      extreme += isExtreme(value) ? 1 : 0;
    }
    int replicates = draws.replicates();
    return new WildPValue(
        extreme / (replicates + 1.0), statistic, multiplier, Draws.RANDOM, replicates);
  }

  private int extremeOfAll(Multiplier multiplier, int combinations) {
    int extreme = 0;
    double[] v = new double[codes.length];
    for (int combination = 0; combination < combinations; combination++) {
      int left = combination;
      for (int c = 0; c < v.length; c++) {
        v[c] = multiplier.value(left % multiplier.size());
        left /= multiplier.size();
      }
      extreme += isExtreme(nullFit.statistic(v)) ? 1 : 0;
    }
    return extreme;
  }

  /** A statistic that is not a number, for want of variance, counts as extreme. */
  private boolean isExtreme(double value) {
    return !(StrictMath.abs(value) < EQUAL * StrictMath.abs(statistic));
  }
}
