package org.matimpact.statistics.linear;

/** Mean and spread of a sample; two passes, first element first. */
public final class Moments {

  private Moments() {}

  /** Returns the mean; NaN of nothing. */
  public static double mean(double[] values) {
    return Vectors.sum(values) / values.length;
  }

  /** Returns the sample variance, with divisor n - 1; 0 of fewer than two values. */
  public static double variance(double[] values) {
    if (values.length < 2) {
      return 0;
    }
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / (values.length - 1);
  }

  /** Returns the square root of the sample variance. */
  public static double standardDeviation(double[] values) {
    return StrictMath.sqrt(variance(values));
  }
}
