package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import org.matimpact.statistics.linear.ThinQr;

/**
 * The deviations of a cluster of several weights, a block of rows for each weight, in an
 * orthonormal basis of the columns of [X, Omega X]: all of them that CR2 looks at, and no more than
 * twice the pupil columns, however many schools of a trust weigh differently. The second half is
 * taken of differences of weights, so that weights nearly alike lose no digit.
 */
final class UnevenDeviations {

  private static final double RANK_TOLERANCE = 1e-13;

  private final ThinQr qr;
  private final double[][] x;
  private final double[][] weighted;

  private UnevenDeviations(int start, int end, double[][] columns, double first) {
    double[][] original = Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
    qr = ThinQr.inPlace(columns, RANK_TOLERANCE);
    x = new double[qr.rank()][end];
    weighted = new double[qr.rank()][end];
    int width = end - start;
    for (int k = 0; k < width; k++) {
      double[] column = qr.project(original[k]);
      double[] difference = qr.project(original[width + k]);
      for (int row = 0; row < x.length; row++) {
        x[row][start + k] = column[row];
        weighted[row][start + k] = first * column[row] + difference[row];
      }
    }
  }

  static UnevenDeviations of(ClusterRows rows, int end) {
    int start = rows.pupilStart();
    int width = end - start;
    double first = rows.weight(0);
    double[][] columns = new double[2 * width][rows.deviations()];
    for (int row = 0; row < rows.deviations(); row++) {
      for (int k = 0; k < width; k++) {
        columns[k][row] = rows.values(row)[start + k];
        columns[width + k][row] = (rows.weight(row) - first) * columns[k][row];
      }
    }
    return new UnevenDeviations(start, end, columns, first);
  }

  int size() {
    return x.length;
  }

  /** A row of X in the basis, by the columns of the design; not a copy. */
  double[] x(int row) {
    return x[row];
  }

  /** A row of Omega X in the basis; not a copy. */
  double[] weighted(int row) {
    return weighted[row];
  }

  /** A vector of the rows in the basis. */
  double[] project(double[] v) {
    return qr.project(v);
  }

  /** Back to the rows. */
  double[] combine(double[] v) {
    return qr.combine(v);
  }

  /** Whether the basis is smaller than the rows. */
  static boolean pays(ClusterRows rows, int end) {
    return !rows.hasOneWeight() && rows.deviations() > 2 * (end - rows.pupilStart());
  }
}
