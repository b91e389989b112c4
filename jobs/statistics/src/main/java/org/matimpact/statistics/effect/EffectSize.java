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
}
