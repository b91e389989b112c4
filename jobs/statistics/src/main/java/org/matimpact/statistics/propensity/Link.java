package org.matimpact.statistics.propensity;

import org.hipparchus.special.Erf;
import org.matimpact.statistics.logistic.Logit;

/**
 * How the probability of treatment follows from the linear predictor (McCullagh &amp; Nelder 1989,
 * Generalized Linear Models, section 4.3.1), guarded at the ends as R's binomial family guards it.
 */
public enum Link {
  /** p = 1 / (1 + exp(-eta)). */
  LOGIT {
    @Override
    public double probability(double linearPredictor) {
      return Logit.probability(linearPredictor);
    }

    @Override
    double slope(double linearPredictor) {
      return Logit.slope(linearPredictor);
    }

    @Override
    double logLikelihood(double linearPredictor, boolean treated) {
      return Logit.logLikelihood(linearPredictor, treated);
    }

    @Override
    double linearPredictorOf(double probability) {
      return StrictMath.log(probability / (1 - probability));
    }
  },

  /** p = Phi(eta), the standard normal distribution function. */
  PROBIT {
    @Override
    public double probability(double linearPredictor) {
      double bounded =
          StrictMath.max(-NORMAL_THRESHOLD, StrictMath.min(NORMAL_THRESHOLD, linearPredictor));
      return lowerTail(bounded);
    }

    @Override
    double slope(double linearPredictor) {
      double density = StrictMath.exp(-linearPredictor * linearPredictor / 2) / ROOT_TWO_PI;
      return StrictMath.max(density, EPSILON);
    }

    @Override
    double logLikelihood(double linearPredictor, boolean treated) {
      double towards = treated ? linearPredictor : -linearPredictor;
      return StrictMath.log(StrictMath.max(lowerTail(towards), Double.MIN_NORMAL));
    }

    @Override
    double linearPredictorOf(double probability) {
      return StrictMath.sqrt(2) * Erf.erfInv(2 * probability - 1);
    }
  },

  /** p = 1 - exp(-exp(eta)), the complementary log-log link. */
  CLOGLOG {
    @Override
    public double probability(double linearPredictor) {
      double p = -StrictMath.expm1(-StrictMath.exp(linearPredictor));
      return StrictMath.max(EPSILON, StrictMath.min(1 - EPSILON, p));
    }

    @Override
    double slope(double linearPredictor) {
      double bounded = StrictMath.min(linearPredictor, LARGEST_EXPONENT);
      double slope = StrictMath.exp(bounded - StrictMath.exp(bounded));
      return StrictMath.max(slope, EPSILON);
    }

    @Override
    double logLikelihood(double linearPredictor, boolean treated) {
      double hazard = StrictMath.exp(linearPredictor);
      return treated
          ? StrictMath.log(StrictMath.max(-StrictMath.expm1(-hazard), Double.MIN_NORMAL))
          : -hazard;
    }

    @Override
    double linearPredictorOf(double probability) {
      return StrictMath.log(-StrictMath.log1p(-probability));
    }
  };

  private static final double EPSILON = StrictMath.ulp(1.0);

  /** R: -qnorm(.Machine$double.eps). */
  private static final double NORMAL_THRESHOLD = 8.12589066470190;

  private static final double LARGEST_EXPONENT = 700;

  private static final double ROOT_TWO_PI = StrictMath.sqrt(2 * StrictMath.PI);

  /** Returns the probability of treatment at a linear predictor. */
  public abstract double probability(double linearPredictor);

  /** The derivative of the probability. */
  abstract double slope(double linearPredictor);

  /** The log-probability of the arm a unit is in. */
  abstract double logLikelihood(double linearPredictor, boolean treated);

  /** The inverse of {@link #probability}. */
  abstract double linearPredictorOf(double probability);

  /** The square of the slope over p(1-p): the weight of a row in Fisher scoring. */
  double weight(double linearPredictor) {
    if (this == LOGIT) {
      return Logit.slope(linearPredictor);
    }
    double p = probability(linearPredictor);
    double slope = slope(linearPredictor);
    return slope * slope / (p * (1 - p));
  }

  /** The treatment minus its probability, over the slope; for the logit without cancellation. */
  double workingResidual(double linearPredictor, boolean treated) {
    double slope = slope(linearPredictor);
    if (this == CLOGLOG) {
      double p = probability(linearPredictor);
      return ((treated ? 1 : 0) - p) / slope;
    }
    return (treated ? probability(-linearPredictor) : -probability(linearPredictor)) / slope;
  }

  private static double lowerTail(double z) {
    return Erf.erfc(-z / StrictMath.sqrt(2)) / 2;
  }
}
