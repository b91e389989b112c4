package org.matimpact.statistics.propensity;

import org.matimpact.statistics.linear.ThinQr;

/** The iterations of {@link BinaryRegression#fit}. */
final class ReweightedLeastSquares {

  /** R's own limit. Under separation a linear predictor grows by about one in each iteration. */
  private static final int MAX_ITERATIONS = 25;

  /** Other links converge more slowly: scoring is Newton's method for the canonical link only. */
  private static final int MAX_SCORING_ITERATIONS = 100;

  private static final double TOLERANCE = 1e-10;

  private final LogisticData data;
  private final Link link;

  ReweightedLeastSquares(LogisticData data, Link link) {
    this.data = data;
    this.link = link;
  }

  NewtonFit run() {
    double[] eta = startingPredictor();
    double[] coefficients = new double[data.rank()];
    double[] step = coefficients;
    int most = link == Link.LOGIT ? MAX_ITERATIONS : MAX_SCORING_ITERATIONS;
    for (int iteration = 1; iteration <= most; iteration++) {
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
    return new NewtonFit(coefficients, step, most, false);
  }

  /** R starts from (t + 1/2) / 2: the predictor of 3/4 for the treated, of 1/4 for the others. */
  private double[] startingPredictor() {
    double[] eta = new double[data.rows()];
    double treated = link.linearPredictorOf(.75);
    double comparison = link.linearPredictorOf(.25);
    for (int row = 0; row < eta.length; row++) {
      eta[row] = data.treated(row) ? treated : comparison;
    }
    return eta;
  }

  private double[] solve(double[] eta) {
    double[] rootWeight = new double[eta.length];
    double[] response = new double[eta.length];
    for (int row = 0; row < eta.length; row++) {
      rootWeight[row] = StrictMath.sqrt(link.weight(eta[row]));
      response[row] =
          rootWeight[row] * (eta[row] + link.workingResidual(eta[row], data.treated(row)));
    }
    ThinQr qr = data.weightedQr(rootWeight);
    return qr.solve(qr.project(response));
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
