package org.matimpact.statistics.robust;

import java.util.Arrays;
import org.matimpact.statistics.linear.SymmetricEigen;
import org.matimpact.statistics.linear.ThinQr;
import org.matimpact.statistics.linear.Vectors;

/**
 * A design in coordinates in which M = (X'WX)^-1 is the identity and U = X'W^2X is diagonal.
 *
 * <p>With W^(1/2)X = QR, the rows q_i / sqrt(w_i) have M = I and U = Q'WQ. Turning them to the
 * eigenvectors of Q'WQ leaves M as it is and makes U the diagonal of the eigenvalues. If every row
 * weighs w, U is w times the identity already.
 */
final class WhitenedDesign {

  private final ThinQr qr;
  private final double[] weights;
  private final double[][] axes;
  private final double[] u;
  private final double[][] rows;

  private WhitenedDesign(
      ThinQr qr, double[] weights, double[][] axes, double[] u, double[][] columns) {
    this.qr = qr;
    this.weights = weights;
    this.axes = axes;
    this.u = u;
    this.rows = transpose(columns);
  }

  static WhitenedDesign of(WeightedLeastSquares design) {
    ThinQr qr = design.qr();
    double[] weights = Vectors.product(design.rootWeights(), design.rootWeights());
    double[] inverseRoots = Arrays.stream(design.rootWeights()).map(root -> 1 / root).toArray();
    SymmetricEigen eigen = SymmetricEigen.inPlace(weightedProducts(qr, weights));
    double[][] axes = new double[qr.rank()][];
    double[][] columns = new double[qr.rank()][];
    double[] u = new double[qr.rank()];
    for (int k = 0; k < u.length; k++) {
      axes[k] = eigen.vector(k);
      u[k] = eigen.value(k);
      columns[k] = Vectors.product(qr.combine(axes[k]), inverseRoots);
    }
    return new WhitenedDesign(qr, weights, axes, u, columns);
  }

  /** Q'WQ. */
  private static double[][] weightedProducts(ThinQr qr, double[] weights) {
    double[][] products = new double[qr.rank()][qr.rank()];
    for (int k = 0; k < products.length; k++) {
      double[] weighted = Vectors.product(qr.basis(k), weights);
      for (int m = 0; m <= k; m++) {
        products[k][m] = Vectors.dot(weighted, qr.basis(m));
        products[m][k] = products[k][m];
      }
    }
    return products;
  }

  /** Row by row, so that memory is written once. */
  private static double[][] transpose(double[][] columns) {
    double[][] rows = new double[columns[0].length][columns.length];
    for (int row = 0; row < rows.length; row++) {
      for (int k = 0; k < columns.length; k++) {
        rows[row][k] = columns[k][row];
      }
    }
    return rows;
  }

  int rows() {
    return rows.length;
  }

  int columns() {
    return u.length;
  }

  double weight(int row) {
    return weights[row];
  }

  /** x_i in these coordinates; not a copy. */
  double[] row(int row) {
    return rows[row];
  }

  /** The diagonal of U; not a copy. */
  double[] u() {
    return u;
  }

  /** M e_k in these coordinates, for the k-th estimated column. */
  double[] direction(int k) {
    double[] unit = new double[u.length];
    unit[k] = 1;
    double[] whitened = qr.solveTransposed(unit);
    return Arrays.stream(axes).mapToDouble(axis -> Vectors.dot(axis, whitened)).toArray();
  }
}
