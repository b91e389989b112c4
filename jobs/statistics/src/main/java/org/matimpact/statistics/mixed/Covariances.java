package org.matimpact.statistics.mixed;

import java.util.Arrays;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;

/**
 * The variances and covariances in which the covariance of the outcomes is linear, term after term,
 * s_e^2 last; a slope has the two variances with their covariance between them. Terms of variance 0
 * are left out.
 */
final class Covariances {

  /** A step keeps this part of the way to where variances cease to be possible. */
  private static final double SLACK = 0.125;

  private final TermLayout layout;
  private final double[] theta;
  private final double sigma;
  private final double[] scales;

  /** Places in theta of the numbers that are not left out. */
  private final int[] active;

  private final int slopeStart;

  Covariances(MixedFit fit) {
    layout = fit.model().layout();
    theta = fit.theta();
    sigma = fit.sigma();
    scales = fit.model().scales();
    int[] places = new int[theta.length];
    int count = 0;
    int slope = -1;
    for (int term = 0, at = 0; term < layout.terms().size(); term++) {
      int size = TermLayout.size(layout.terms().get(term));
      if (size == 3) {
        checkInside(theta[at], theta[at + 2]);
        slope = at;
      }
      for (int k = 0; k < size; k++) {
        if (size == 3 || theta[at] > 0) {
          places[count++] = at + k;
        }
      }
      at += size;
    }
    active = Arrays.copyOf(places, count);
    slopeStart = slope;
  }

  private static void checkInside(double intercept, double slope) {
    if (!(intercept > 0 && slope > 0)) {
      throw new NotEstimableException(
          Reason.NO_VARIANCE,
          "Cannot use Kenward and Roger's method: the slopes' variances are on the boundary (use"
              + " Satterthwaite's, or leave the slope out)");
    }
  }

  double[] values() {
    double[] relative = theta.clone();
    for (int k = 0; k < relative.length; k++) {
      relative[k] = theta[k] * theta[k];
    }
    if (slopeStart >= 0) {
      relative[slopeStart + 1] = theta[slopeStart] * theta[slopeStart + 1];
      relative[slopeStart + 2] += theta[slopeStart + 1] * theta[slopeStart + 1];
    }
    double[] values = new double[active.length + 1];
    for (int k = 0; k < active.length; k++) {
      values[k] = sigma * sigma * relative[active[k]];
    }
    values[active.length] = sigma * sigma;
    return values;
  }

  /** Theta of values near these; the last of the result is s_e^2. */
  double[] theta(double[] values) {
    double[] result = new double[theta.length];
    double residual = values[active.length];
    for (int k = 0; k < active.length; k++) {
      result[active[k]] = values[k] / residual;
    }
    double[] relative = result.clone();
    for (int k = 0; k < result.length; k++) {
      result[k] = StrictMath.sqrt(relative[k]);
    }
    if (slopeStart >= 0) {
      result[slopeStart + 1] = relative[slopeStart + 1] / result[slopeStart];
      double taken = result[slopeStart + 1] * result[slopeStart + 1];
      result[slopeStart + 2] = StrictMath.sqrt(relative[slopeStart + 2] - taken);
    }
    return result;
  }

  /** Steps for differences, small enough to stay where variances are possible. */
  double[] steps() {
    double[] values = values();
    double[] steps = new double[values.length];
    for (int k = 0; k < active.length; k++) {
      int place = active[k] - slopeStart;
      boolean ofSlope = slopeStart >= 0 && place >= 0 && place < 3;
      steps[k] = ofSlope ? slopeStep(place, values[k]) : step(values[k], scales[active[k]]);
    }
    steps[active.length] = NewtonSearch.STEP * values[active.length];
    return steps;
  }

  private double step(double variance, double scale) {
    double size = variance + sigma * scale * (sigma * scale);
    return StrictMath.min(SLACK * variance, NewtonSearch.STEP * size);
  }

  /** The covariance matrix must stay definite: a variance above what the correlation explains. */
  private double slopeStep(int place, double value) {
    double product = StrictMath.sqrt(variance(slopeStart) * variance(slopeStart + 2));
    double correlation = variance(slopeStart + 1) / product;
    return place == 1
        ? StrictMath.min(
            SLACK * product * (1 - StrictMath.abs(correlation)), NewtonSearch.STEP * product)
        : StrictMath.min(
            SLACK * value * (1 - correlation * correlation),
            step(value, scales[slopeStart + place]));
  }

  private double variance(int place) {
    return values()[Arrays.binarySearch(active, place)];
  }
}
