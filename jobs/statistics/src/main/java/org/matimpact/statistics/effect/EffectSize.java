package org.matimpact.statistics.effect;

import org.hipparchus.special.Gamma;

/**
 * A standardised effect with Hedges' small-sample correction: J tau / s, its limits J times the
 * limits of tau / s, so that effect and estimate never disagree about zero.
 *
 * @param value in standard deviations of the outcome among pupils
 * @param confidenceLow lower limit
 * @param confidenceHigh upper limit
 */
public record EffectSize(double value, double confidenceLow, double confidenceHigh) {

  /**
   * Standardises an estimate.
   *
   * @param estimate the effect, in units of the outcome
   * @param confidenceLow its lower limit
   * @param confidenceHigh its upper limit
   * @param standardDeviation of the outcome among pupils, above 0
   * @param degreesOfFreedom of that standard deviation, above 1
   * @throws IllegalArgumentException if the standard deviation or degrees of freedom are out of
   *     range
   */
  public static EffectSize of(
      double estimate,
      double confidenceLow,
      double confidenceHigh,
      double standardDeviation,
      double degreesOfFreedom) {
    if (!(standardDeviation > 0)) {
      throw new IllegalArgumentException(
          "Invalid standard deviation: " + standardDeviation + " (must be > 0)");
    }
    double factor = hedgesCorrection(degreesOfFreedom) / standardDeviation;
    return new EffectSize(factor * estimate, factor * confidenceLow, factor * confidenceHigh);
  }

  /**
   * Returns J(m) = Gamma(m/2) / (sqrt(m/2) Gamma((m-1)/2)), which makes the standardised difference
   * unbiased (Hedges 1981, Journal of Educational Statistics 6, 107-128); about 1 - 3/(4m - 1).
   *
   * @throws IllegalArgumentException if the degrees of freedom are not above 1
   */
  public static double hedgesCorrection(double degreesOfFreedom) {
    if (!(degreesOfFreedom > 1)) {
      throw new IllegalArgumentException(
          "Invalid degrees of freedom: " + degreesOfFreedom + " (must be > 1)");
    }
    double half = degreesOfFreedom / 2;
    return StrictMath.exp(Gamma.logGamma(half) - Gamma.logGamma(half - 0.5))
        / StrictMath.sqrt(half);
  }

  /**
   * Returns the degrees of freedom of the total standard deviation of pupils in clusters,
   *
   * <pre>
   * h = [(N - 2) - 2 (n - 1) r]^2
   *     / [(N - 2) (1 - r)^2 + n (N - 2n) r^2 + 2 (N - 2n) r (1 - r)],   n = N / M,
   * </pre>
   *
   * N - 2 when pupils of a cluster are not alike (r = 0), M - 2 when they are all the same (r = 1).
   * Hedges (2007), Journal of Educational and Behavioral Statistics 32, 341-370; clusters of
   * unequal size are taken as of mean size.
   *
   * @param pupils N, over both arms
   * @param clusters M, above 2
   * @param correlation r, of two pupils of a cluster, 0 to 1
   */
  public static double totalDegreesOfFreedom(double pupils, double clusters, double correlation) {
    if (!(clusters > 2 && pupils >= clusters && correlation >= 0 && correlation <= 1)) {
      throw new IllegalArgumentException(
          "Invalid pupils, clusters, correlation: %s, %s, %s (must be N >= M > 2, 0 <= r <= 1)"
              .formatted(pupils, clusters, correlation));
    }
    double n = pupils / clusters;
    double rest = 1 - correlation;
    double top = pupils - 2 - 2 * (n - 1) * correlation;
    double bottom =
        (pupils - 2) * rest * rest + (pupils - 2 * n) * correlation * (n * correlation + 2 * rest);
    return top * top / bottom;
  }
}
