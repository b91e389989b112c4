package org.matimpact.statistics.matching;

/**
 * The effective size of a weighted sample: (sum w)^2 / sum w^2, the number of equally weighted
 * units whose mean is as precise (Kish 1965, Survey Sampling, section 11.7).
 */
public final class EffectiveSampleSize {

  private EffectiveSampleSize() {}

  /** Returns Kish's effective sample size; 0 if all weights are 0. */
  public static double kish(double[] weights) {
    double sum = 0;
    double squares = 0;
    for (double weight : weights) {
      sum += weight;
      squares += weight * weight;
    }
    return squares == 0 ? 0 : sum * sum / squares;
  }
}
