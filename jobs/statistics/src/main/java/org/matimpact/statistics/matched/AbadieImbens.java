package org.matimpact.statistics.matched;

import java.util.List;
import java.util.Locale;
import org.matimpact.statistics.matching.MatchedPair;

/**
 * The average effect on the matched treated by matching with replacement, with the standard errors
 * of Abadie &amp; Imbens (2006, Econometrica 74, 235-267, section 4). With d_i the outcome of
 * treated unit i less the mean of its M_i comparison units, tau the mean of the N d_i, K_j and K'_j
 * the sums of 1/M_i and 1/M_i^2 over the sets of comparison unit j, and s_j^2 the variance of
 * {@link NearestInArm}:
 *
 * <pre>
 * population:  [ sum (d_i - tau)^2 + sum (K_j^2 - K'_j) s_j^2 ] / N^2
 * conditional: [ sum s_i^2 + sum K_j^2 s_j^2 ] / N^2
 * </pre>
 *
 * The bootstrap is not valid here (Abadie &amp; Imbens 2008, Econometrica 76, 1537-1557). With one
 * neighbour the first equals R's {@code Matching::Match(estimand = "ATT", Var.calc = 1)}; with more
 * that package takes the variance of all J + 1 outcomes instead.
 *
 * <p>Units are taken as independent: schools of one trust are not, so this stands beside an
 * interval clustered on trusts and never for it. The score is taken as known; that it was estimated
 * (Abadie &amp; Imbens 2016, Econometrica 84, 781-807) is not allowed for, which for the effect on
 * the treated may move the standard error either way.
 */
public final class AbadieImbens {

  private final boolean[] treated;
  private final double[] y;
  private final double[] variance;

  private AbadieImbens(boolean[] treated, double[] y, double[] variance) {
    this.treated = treated;
    this.y = y;
    this.variance = variance;
  }

  /**
   * Prepares the variances of an outcome by row.
   *
   * @param treated the arm of each row of the matching problem
   * @param score what neighbours are near on, usually the logit of the propensity score
   * @param y the outcome; NaN where it is missing, which leaves the row out as a neighbour
   * @param neighbours J, 1 or more
   * @throws IllegalArgumentException if lengths differ, or an arm has too few outcomes
   */
  public static AbadieImbens of(boolean[] treated, double[] score, double[] y, int neighbours) {
    if (score.length != treated.length || y.length != treated.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot use %d scores and %d outcomes for %d units",
              score.length,
              y.length,
              treated.length));
    }
    double[] variance = new double[y.length];
    for (boolean arm : new boolean[] {true, false}) {
      NearestInArm nearest = NearestInArm.of(treated, arm, score, y);
      if (neighbours < 1 || nearest.size() <= neighbours) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Cannot take %d neighbours among %d %s units with an outcome (at least 1, and fewer"
                    + " than there are)",
                neighbours,
                nearest.size(),
                arm ? "treated" : "comparison"));
      }
      nearest.write(neighbours, variance);
    }
    return new AbadieImbens(treated, y, variance);
  }

  /**
   * Estimates from matched pairs, added in their order.
   *
   * @throws IllegalArgumentException if there is no pair, or a matched unit lacks the outcome: drop
   *     its set first
   */
  public MatchedEstimate estimate(List<MatchedPair> pairs) {
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("Cannot estimate an effect: there are no matched pairs");
    }
    int[] size = new int[y.length];
    for (MatchedPair pair : pairs) {
      checkOutcome(pair.treated());
      checkOutcome(pair.comparison());
      size[pair.treated()]++;
    }
    double[] set = new double[y.length];
    double[] k = new double[y.length];
    double[] squares = new double[y.length];
    for (MatchedPair pair : pairs) {
      double share = 1.0 / size[pair.treated()];
      set[pair.treated()] += share * y[pair.comparison()];
      k[pair.comparison()] += share;
      squares[pair.comparison()] += share * share;
    }
    return estimate(size, set, k, squares);
  }

  private void checkOutcome(int row) {
    if (Double.isNaN(y[row])) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "Cannot use row %d: it is matched and has no outcome", row));
    }
  }

  private MatchedEstimate estimate(int[] size, double[] set, double[] k, double[] squares) {
    int n = 0;
    int comparisons = 0;
    double sum = 0;
    for (int row = 0; row < y.length; row++) {
      if (size[row] > 0) {
        n++;
        sum += y[row] - set[row];
      }
      comparisons += k[row] > 0 ? 1 : 0;
    }
    double tau = sum / n;
    double population = 0;
    double conditional = 0;
    for (int row = 0; row < y.length; row++) {
      if (treated[row] && size[row] > 0) {
        double deviation = y[row] - set[row] - tau;
        population += deviation * deviation;
        conditional += variance[row];
      } else {
        population += (k[row] * k[row] - squares[row]) * variance[row];
        conditional += k[row] * k[row] * variance[row];
      }
    }
    return new MatchedEstimate(
        tau, StrictMath.sqrt(population) / n, StrictMath.sqrt(conditional) / n, n, comparisons);
  }
}
