package org.matimpact.pipeline.synthetic;

import java.util.List;

/** Ordinary least squares by the normal equations: enough for a check with a dozen columns. */
final class LeastSquares {
  private LeastSquares() {}

  /** Coefficients of the columns of x, each row of which ends with y. */
  static double[] fit(List<double[]> rows) {
    int columns = rows.get(0).length - 1;
    double[][] normal = new double[columns][columns + 1];
    for (double[] row : rows) {
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j <= columns; j++) {
          normal[i][j] += row[i] * row[j];
        }
      }
    }
    return solve(normal);
  }

  private static double[] solve(double[][] system) {
    int n = system.length;
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = 0; row < n; row++) {
        double factor = row == pivot ? 0 : system[row][pivot] / system[pivot][pivot];
        for (int column = pivot; column <= n; column++) {
          system[row][column] -= factor * system[pivot][column];
        }
      }
    }
    double[] solution = new double[n];
    for (int row = 0; row < n; row++) {
      solution[row] = system[row][n] / system[row][row];
    }
    return solution;
  }
}
