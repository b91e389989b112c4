package org.matimpact.statistics.propensity;

/** The logistic function, guarded at the ends as R's binomial family guards it. */
final class Logit {

  /** Beyond this the probability is 0 or 1 to rounding error. */
  private static final double THRESHOLD = 30;

  private Logit() {}

  static double probability(double linearPredictor) {
    double bounded = StrictMath.max(-THRESHOLD, StrictMath.min(THRESHOLD, linearPredictor));
    return 1 / (1 + StrictMath.exp(-bounded));
  }

  /** The derivative of the probability, p(1-p), without cancellation near 1. */
  static double slope(double linearPredictor) {
    double e = StrictMath.exp(-StrictMath.min(THRESHOLD, StrictMath.abs(linearPredictor)));
    return e / ((1 + e) * (1 + e));
  }

  /** The log-probability of the arm a unit is in. */
  static double logLikelihood(double linearPredictor, boolean treated) {
    double against = treated ? -linearPredictor : linearPredictor;
    return against > 0
        ? -against - StrictMath.log1p(StrictMath.exp(-against))
        : -StrictMath.log1p(StrictMath.exp(against));
  }
}
