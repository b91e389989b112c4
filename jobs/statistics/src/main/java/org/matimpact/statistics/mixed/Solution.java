package org.matimpact.statistics.mixed;

import java.util.Arrays;
import org.matimpact.statistics.linear.Cholesky;
import org.matimpact.statistics.linear.Vectors;

/**
 * The solved mixed-model equations (Henderson 1975, Biometrics 31, 423-447) at given theta, in the
 * orthonormal basis of the design.
 *
 * @param cholesky of the system of dense groups, x and y
 * @param others dense groups
 * @param rank columns x
 * @param logDeterminant of V, relative to s_e^2
 * @param first the term that was eliminated
 */
record Solution(Cholesky cholesky, int others, int rank, double logDeterminant, FirstTerm first) {

  /** Whether X'V^-1 X is definite and a residual is left. */
  boolean isDefinite() {
    return cholesky.isDefinite(others + rank + 1);
  }

  /** r = y'Py, relative to s_e^2. */
  double residualSquares() {
    double root = cholesky.lower()[others + rank][others + rank];
    return root * root;
  }

  /** log |X'V^-1 X|. */
  double logDeterminantOfX() {
    return cholesky.logDeterminant(others + rank) - cholesky.logDeterminant(others);
  }

  /** X'V^-1 X, row by row of its lower triangle. */
  double[] information() {
    double[][] lower = cholesky.lower();
    double[] packed = new double[rank * (rank + 1) / 2];
    int at = 0;
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = 0; k <= j; k++) {
          packed[at] += lower[others + i][others + k] * lower[others + j][others + k];
        }
        at++;
      }
    }
    return packed;
  }

  /** Coefficients. */
  double[] coefficients() {
    return Arrays.copyOfRange(solved(), others, others + rank);
  }

  /** Spherical effects of the dense groups, then coefficients. */
  private double[] solved() {
    return cholesky.solveTransposed(cholesky.row(others + rank, others + rank));
  }

  /** l'(X'V^-1 X)^-1 l. */
  double variance(double[] contrast) {
    return squares(padded(contrast));
  }

  /** (X'V^-1 X)^-1 l. */
  double[] covariances(double[] contrast) {
    double[] solved = cholesky.solveTransposed(cholesky.solveLower(padded(contrast)));
    return Arrays.copyOfRange(solved, others, others + rank);
  }

  private double[] padded(double[] contrast) {
    double[] padded = new double[others + rank];
    System.arraycopy(contrast, 0, padded, others, rank);
    return padded;
  }

  private double squares(double[] target) {
    double[] half = cholesky.solveLower(target);
    return Vectors.dot(half, half);
  }

  /**
   * How far the data lie from the fixed effects and the other terms' effects in a group of the
   * first term, by its own weights: the group's deviation before it is shrunk.
   */
  double rawDeviation(int group) {
    double[] row = first.row(group);
    double[] solved = solved();
    double left = row[others + rank];
    for (int k = 0; k < solved.length; k++) {
      left -= row[k] * solved[k];
    }
    return left / first.diagonal()[group];
  }

  /** What is kept of the raw deviation: theta^2 a / (1 + theta^2 a). */
  double reliability(int group) {
    return 1 - 1 / first.pivot(group);
  }

  /** Variance of the group's effect given the data and the coefficients, relative to s_e^2. */
  double conditionalVariance(int group) {
    return ownVariance(group) + squares(Arrays.copyOf(shadow(group), others));
  }

  /**
   * Variance of l'b plus the group's predicted effect about l'beta plus its effect: from the
   * inverse of the whole of the equations, so that the coefficients' uncertainty counts.
   */
  double predictionVariance(int group, double[] contrast) {
    double[] target = padded(contrast);
    Vectors.addMultiple(target, -1, Arrays.copyOf(shadow(group), target.length));
    return ownVariance(group) + squares(target);
  }

  private double ownVariance(int group) {
    return first.theta() * first.theta() / first.pivot(group);
  }

  /** What a group's effect takes along of the dense columns. */
  private double[] shadow(int group) {
    double[] row = first.row(group);
    Vectors.scale(row, ownVariance(group));
    return row;
  }
}
