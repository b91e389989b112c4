package org.matimpact.statistics.logistic;

import java.util.Arrays;
import org.matimpact.statistics.linear.Cholesky;

/**
 * Coefficients and modes that minimise the penalised criterion together at given standard
 * deviations, where lme4's {@code nAGQ = 0} stops: Newton's method in the coefficients, the modes
 * minimised out at each step.
 *
 * @param parameters the coefficients, then the given standard deviations
 * @param modes the modes there
 * @param lastStep the last step in the coefficients
 * @param converged false under separation, when each step moves some linear predictor by about one
 */
@SuppressWarnings("ArrayRecordComponent") // passed once, inside this package
record StartingPoint(double[] parameters, Modes modes, double[] lastStep, boolean converged) {

  /** R's own limit for a logistic regression. */
  private static final int MAX_STEPS = 25;

  private static final double TOLERANCE = 1e-6;

  private static final double LARGEST_MOVE = 4;

  /** Finds the point for the same standard deviation at each level. */
  static StartingPoint of(GroupedRows data, double scale) {
    double[] parameters = new double[data.rank() + data.levels()];
    Arrays.fill(parameters, data.rank(), parameters.length, scale);
    Modes modes = ModeSearch.find(data, parameters, Modes.none(data));
    double[] step = new double[data.rank()];
    for (int count = 0; count < MAX_STEPS; count++) {
      Cholesky information = information(data, parameters, modes);
      if (!information.isDefinite(data.rank())) {
        break;
      }
      double[] score = data.qr().project(modes.residual());
      step = information.solveTransposed(information.solveLower(score));
      double move = largest(data.predictor(step));
      add(parameters, step, move > LARGEST_MOVE ? LARGEST_MOVE / move : 1);
      modes = ModeSearch.find(data, parameters, modes);
      if (move <= TOLERANCE) {
        return new StartingPoint(parameters, modes, step, true);
      }
    }
    return new StartingPoint(parameters, modes, step, false);
  }

  private static Cholesky information(GroupedRows data, double[] parameters, Modes modes) {
    double s = data.groupScale(parameters);
    double t = data.subgroupScale(parameters);
    return Cholesky.of(PenalisedInformation.of(data, modes, s, t), 0);
  }

  private static void add(double[] parameters, double[] step, double factor) {
    for (int k = 0; k < step.length; k++) {
      parameters[k] += factor * step[k];
    }
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = StrictMath.max(largest, StrictMath.abs(value));
    }
    return largest;
  }
}
