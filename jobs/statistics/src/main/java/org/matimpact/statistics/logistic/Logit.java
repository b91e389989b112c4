package org.matimpact.statistics.logistic;

/** The logistic function, guarded at the ends as R's binomial family guards it. */
public final class Logit {

  /** Beyond this the probability is 0 or 1 to rounding error. */
  private static final double THRESHOLD = 30;

  private Logit() {}

  /** Returns p = 1 / (1 + exp(-eta)). */
  public static double probability(double linearPredictor) {
    double bounded = StrictMath.max(-THRESHOLD, StrictMath.min(THRESHOLD, linearPredictor));
    return 1 / (1 + StrictMath.exp(-bounded));
  }

  /** Returns the derivative of the probability, p(1-p), without cancellation near 1. */
  public static double slope(double linearPredictor) {
    double e = StrictMath.exp(-StrictMath.min(THRESHOLD, StrictMath.abs(linearPredictor)));
    return e / ((1 + e) * (1 + e));
  }

  /** Returns the log-probability of a success or of a failure. */
  public static double logLikelihood(double linearPredictor, boolean success) {
    double against = success ? -linearPredictor : linearPredictor;
    return against > 0
        ? -against - StrictMath.log1p(StrictMath.exp(-against))
        : -StrictMath.log1p(StrictMath.exp(against));
  }
}
