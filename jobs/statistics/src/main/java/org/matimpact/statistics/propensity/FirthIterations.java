package org.matimpact.statistics.propensity;

import org.matimpact.statistics.linear.ThinQr;
import org.matimpact.statistics.logistic.Logit;

/**
 * The iterations of {@link LogisticRegression#fitFirth}.
 *
 * <p>The penalised score is X'(t - p + h(1/2 - p)), with h the leverages of W^(1/2)X. A step is the
 * least-squares solution for it, halved until the penalised log-likelihood does not fall.
 */
final class FirthIterations {

  private static final int MAX_ITERATIONS = 200;
  private static final int MAX_HALVINGS = 30;
  private static final double TOLERANCE = 1e-10;

  /** How far the criterion may fall and still count as level: its own rounding error. */
  private static final double ROUNDING = 1e-12;

  private final LogisticData data;

  FirthIterations(LogisticData data) {
    this.data = data;
  }

  NewtonFit run() {
    Point point = new Point(new double[data.rank()]);
    double[] step = point.coefficients;
    for (int iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
      step = point.step();
      if (largest(data.linearPredictor(step)) <= TOLERANCE) {
        return new NewtonFit(point.moved(step, 1).coefficients, step, iteration, true);
      }
      point = advance(point, step);
    }
    return new NewtonFit(point.coefficients, step, MAX_ITERATIONS, false);
  }

  private Point advance(Point from, double[] step) {
    double factor = 1;
    Point to = from.moved(step, factor);
    for (int i = 0; i < MAX_HALVINGS && to.isBelow(from); i++) {
      factor /= 2;
      to = from.moved(step, factor);
    }
    return to;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = StrictMath.max(largest, StrictMath.abs(value));
    }
    return largest;
  }

  /** The penalised likelihood at one vector of coefficients. */
  private final class Point {
    private final double[] coefficients;
    private final double[] eta;
    private final double[] rootWeight;
    private final ThinQr qr;
    private final double criterion;

    Point(double[] coefficients) {
      this.coefficients = coefficients;
      eta = data.linearPredictor(coefficients);
      rootWeight = new double[eta.length];
      for (int row = 0; row < eta.length; row++) {
        rootWeight[row] = StrictMath.sqrt(Logit.slope(eta[row]));
      }
      qr = data.weightedQr(rootWeight);
      criterion = data.logLikelihood(eta, Link.LOGIT) + qr.logDeterminant();
    }

    boolean isBelow(Point other) {
      return criterion < other.criterion - ROUNDING * StrictMath.abs(other.criterion);
    }

    Point moved(double[] step, double factor) {
      double[] next = coefficients.clone();
      for (int k = 0; k < next.length; k++) {
        next[k] += factor * step[k];
      }
      return new Point(next);
    }

    double[] step() {
      double[] leverage = qr.leverages();
      double[] response = new double[eta.length];
      for (int row = 0; row < eta.length; row++) {
        double p = Logit.probability(eta[row]);
        double arm = data.treated(row) ? 1 : 0;
        response[row] = (arm - p + leverage[row] * (0.5 - p)) / rootWeight[row];
      }
      return qr.solve(qr.project(response));
    }
  }
}
