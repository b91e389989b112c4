package org.matimpact.statistics.multilevel;

import org.matimpact.statistics.linear.DiagonalPlusLowRank;
import org.matimpact.statistics.linear.Vectors;

/**
 * A_c' of CR2 applied to a vector (Bell &amp; McCaffrey 2002; Pustejovsky &amp; Tipton 2018,
 * equation 13): A_c = D' (D B_c D')^(+1/2) D, D'D = Phi_c, + the Moore-Penrose inverse, and
 *
 * <pre>B_c = Phi_c - X_c M (Omega_c X_c)' - Omega_c X_c M X_c' + X_c M U M X_c',</pre>
 *
 * Omega_c the diagonal of weights (W_c Phi_c = Omega_c). In rows in which Phi_c is the diagonal of
 * lambda, D is that of its roots, and D B_c D' a diagonal plus a matrix of the rank of X_c.
 */
final class BiasReduction {

  /** clubSandwich's threshold: eigenvalues at or below count as zero. */
  static final double ZERO = 1e-12;

  private BiasReduction() {}

  static double[] apply(ClusterRows rows, double[] u, double[] v) {
    double[] roots = new double[v.length];
    for (int row = 0; row < roots.length; row++) {
      roots[row] = StrictMath.sqrt(rows.lambda(row));
    }
    return Vectors.product(
        roots, covariance(rows, u, roots).inverseRoot(Vectors.product(roots, v), ZERO));
  }

  /**
   * D B_c D' of rows of one weight w is lambda^2 + D X (U - 2w) X'D; else lambda^2 + D [X, Omega X]
   * [[U, -I], [-I, 0]] [X, Omega X]'D.
   */
  private static DiagonalPlusLowRank covariance(ClusterRows rows, double[] u, double[] roots) {
    boolean even = rows.hasOneWeight();
    int p = u.length;
    double[] diagonal = new double[rows.size()];
    double[][] z = new double[rows.size()][even ? p : 2 * p];
    for (int row = 0; row < z.length; row++) {
      diagonal[row] = rows.lambda(row) * rows.lambda(row);
      double[] x = rows.x(row);
      for (int k = 0; k < p; k++) {
        z[row][k] = roots[row] * x[k];
        if (!even) {
          z[row][p + k] = rows.weight(row) * z[row][k];
        }
      }
    }
    return new DiagonalPlusLowRank(diagonal, z, even ? middle(u, 2 * rows.weight(0)) : middle(u));
  }

  private static double[][] middle(double[] u, double twice) {
    double[][] middle = new double[u.length][u.length];
    for (int k = 0; k < u.length; k++) {
      middle[k][k] = u[k] - twice;
    }
    return middle;
  }

  private static double[][] middle(double[] u) {
    int p = u.length;
    double[][] middle = new double[2 * p][2 * p];
    for (int k = 0; k < p; k++) {
      middle[k][k] = u[k];
      middle[k][p + k] = -1;
      middle[p + k][k] = -1;
    }
    return middle;
  }
}
