package org.matimpact.statistics.propensity;

import org.matimpact.statistics.linear.ThinQr;

/** The iterations of {@link LogisticRegression#fit}. */
final class ReweightedLeastSquares {

  /** R's own limit. Under separation a linear predictor grows by about one in each iteration. */
  private static final int MAX_ITERATIONS = 25;

  private static final double TOLERANCE = 1e-10;

  private final LogisticData data;

  ReweightedLeastSquares(LogisticData data) {
    this.data = data;
  }

  NewtonFit run() {
    double[] eta = startingPredictor();
    double[] coefficients = new double[data.rank()];
    double[] step = coefficients;
    for (int iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
      double[] next = solve(eta);
      double[] nextEta = data.linearPredictor(next);
      step = subtract(next, coefficients);
      double change = largestDifference(nextEta, eta);
      coefficients = next;
      eta = nextEta;
      if (change <= TOLERANCE) {
        return new NewtonFit(coefficients, step, iteration, true);
      }
    }
    return new NewtonFit(coefficients, step, MAX_ITERATIONS, false);
  }

  /** R starts from (t + 1/2) / 2: the logit of 3/4 for the treated, of 1/4 for the others. */
  private double[] startingPredictor() {
    double[] eta = new double[data.rows()];
    double start = StrictMath.log(3);
    for (int row = 0; row < eta.length; row++) {
      eta[row] = data.treated(row) ? start : -start;
    }
    return eta;
  }

  private double[] solve(double[] eta) {
    double[] rootWeight = new double[eta.length];
    double[] response = new double[eta.length];
    for (int row = 0; row < eta.length; row++) {
      double weight = Logit.slope(eta[row]);
      double residual = residual(eta[row], data.treated(row));
      rootWeight[row] = StrictMath.sqrt(weight);
      response[row] = rootWeight[row] * (eta[row] + residual / weight);
    }
    ThinQr qr = data.weightedQr(rootWeight);
    return qr.solve(qr.project(response));
  }

  /** t - p, without cancellation when p is near t. */
  private static double residual(double eta, boolean treated) {
    return treated ? Logit.probability(-eta) : -Logit.probability(eta);
  }

  private static double[] subtract(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int k = 0; k < a.length; k++) {
      difference[k] = a[k] - b[k];
    }
    return difference;
  }

  private static double largestDifference(double[] a, double[] b) {
    double largest = 0;
    for (int row = 0; row < a.length; row++) {
      largest = StrictMath.max(largest, StrictMath.abs(a[row] - b[row]));
    }
    return largest;
  }
}
