package org.matimpact.statistics.logistic;

import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.integration.gauss.SymmetricGaussIntegrator;

/**
 * The mean of the logistic function over a normal intercept, E p(eta + tau Z), Z ~ N(0, 1), and its
 * derivatives, by Gauss and Hermite's rule of 61 points: right to 1e-8 for tau up to 1.5, to 1e-4
 * for tau of 5.
 */
final class NormalMean {

  private static final int POINTS = 61;

  private static final double[] Z = new double[POINTS];
  private static final double[] SHARE = new double[POINTS];

  static {
    SymmetricGaussIntegrator rule = new GaussIntegratorFactory().hermite(POINTS);
    double root = StrictMath.sqrt(StrictMath.PI);
    for (int i = 0; i < POINTS; i++) {
      Z[i] = StrictMath.sqrt(2) * rule.getPoint(i);
      SHARE[i] = rule.getWeight(i) / root;
    }
  }

  private NormalMean() {}

  /**
   * A mean and its derivatives.
   *
   * @param value the mean
   * @param slope its derivative by eta
   * @param deviationSlope its derivative by tau
   */
  record Value(double value, double slope, double deviationSlope) {}

  static Value of(double eta, double tau) {
    double value = 0;
    double slope = 0;
    double deviationSlope = 0;
    for (int i = 0; i < POINTS; i++) {
      double at = eta + tau * Z[i];
      double change = SHARE[i] * Logit.slope(at);
      value += SHARE[i] * Logit.probability(at);
      slope += change;
      deviationSlope += change * Z[i];
    }
    return new Value(value, slope, deviationSlope);
  }
}
