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
  private static final double ZERO = 1e-12;

  private BiasReduction() {}

  static double[] apply(ClusterRows rows, double[] u, double[] v) {
    double[] roots = new double[v.length];
    for (int row = 0; row < roots.length; row++) {
      roots[row] = StrictMath.sqrt(rows.lambda(row));
    }
    return Vectors.product(
        roots, covariance(rows, u, roots).inverseRoot(Vectors.product(roots, v), ZERO));
  }

  private static DiagonalPlusLowRank covariance(ClusterRows rows, double[] u, double[] roots) {
    int size = rows.size();
    boolean even = rows.hasOneWeight();
    double[] diagonal = new double[size];
    double[][] c = new double[size][];
    double[][] z = new double[size][];
    for (int row = 0; row < size; row++) {
      diagonal[row] = rows.lambda(row) * rows.lambda(row);
      double[] x = rows.x(row);
      double weight = rows.weight(row);
      z[row] = even ? x.clone() : joined(x, 1, x, weight);
      c[row] = even ? scaled(x, u, 2 * weight) : joined(scaled(x, u, weight), 1, x, -1);
      Vectors.scale(z[row], roots[row]);
      Vectors.scale(c[row], roots[row]);
    }
    return new DiagonalPlusLowRank(diagonal, c, z);
  }

  /** (U - factor I) x. */
  private static double[] scaled(double[] x, double[] u, double factor) {
    double[] scaled = x.clone();
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] *= u[k] - factor;
    }
    return scaled;
  }

  private static double[] joined(double[] a, double factorA, double[] b, double factorB) {
    double[] joined = new double[a.length + b.length];
    for (int k = 0; k < a.length; k++) {
      joined[k] = factorA * a[k];
      joined[a.length + k] = factorB * b[k];
    }
    return joined;
  }
}
