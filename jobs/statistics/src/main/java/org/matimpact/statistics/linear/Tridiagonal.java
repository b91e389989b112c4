package org.matimpact.statistics.linear;

import java.util.Arrays;

/**
 * A symmetric matrix as Q T Q' with T tridiagonal, by Householder reflections from the last row up
 * (Golub &amp; Van Loan 2013, Matrix Computations, algorithm 8.3.1; Martin, Reinsch &amp; Wilkinson
 * 1968, Numerische Mathematik 11, 181-195). Q is kept as its reflections: to multiply one vector
 * costs a few passes over the matrix, to form Q as much as T itself.
 */
final class Tridiagonal {

  private final double[][] a;
  private final double[] diagonal;
  private final double[] below;

  /** 2 / v'v of the reflection that row k holds to the left of its diagonal. */
  private final double[] factor;

  private Tridiagonal(double[][] a) {
    this.a = a;
    diagonal = new double[a.length];
    below = new double[a.length];
    factor = new double[a.length];
  }

  /** Decomposes a symmetric matrix, overwriting it; rows of large entries best come last. */
  static Tridiagonal inPlace(double[][] matrix) {
    Tridiagonal t = new Tridiagonal(matrix);
    double[] p = new double[matrix.length];
    for (int k = matrix.length - 1; k > 0; k--) {
      t.reflect(k, p);
    }
    if (matrix.length > 0) {
      t.diagonal[0] = matrix[0][0];
    }
    return t;
  }

  /** Takes all but the last entry left of the diagonal of row k to zero. */
  private void reflect(int k, double[] p) {
    double[] v = a[k];
    diagonal[k] = v[k];
    double rest = 0;
    for (int i = 0; i < k - 1; i++) {
      rest += v[i] * v[i];
    }
    if (rest == 0) {
      below[k - 1] = v[k - 1];
      return;
    }
    double last = v[k - 1];
    double norm = StrictMath.sqrt(rest + last * last);
    below[k - 1] = last > 0 ? -norm : norm;
    v[k - 1] -= below[k - 1];
    factor[k] = 2 / (rest + v[k - 1] * v[k - 1]);
    Arrays.fill(p, 0, k, 0);
    Vectors.addCombination(p, 0, k, v, a, 0, k);
    double half = factor[k] * factor[k] / 2 * Vectors.dot(0, k, p, v);
    for (int i = 0; i < k; i++) {
      p[i] = factor[k] * p[i] - half * v[i];
    }
    subtract(k, v, p);
  }

  /** A -= v q' + q v' over the leading block. */
  private void subtract(int k, double[] v, double[] q) {
    for (int j = 0; j < k; j++) {
      double[] row = a[j];
      double vj = v[j];
      double qj = q[j];
      for (int i = 0; i < k; i++) {
        row[i] -= vj * q[i] + qj * v[i];
      }
    }
  }

  private void reflect(int k, double[] x, double[] v) {
    double scale = factor[k] * Vectors.dot(0, k, v, x);
    for (int i = 0; i < k; i++) {
      x[i] -= scale * v[i];
    }
  }

  /** Replaces x by Q'x. */
  void turn(double[] x) {
    for (int k = x.length - 1; k > 0; k--) {
      reflect(k, x, a[k]);
    }
  }

  /** Replaces x by Qx. */
  void turnBack(double[] x) {
    for (int k = 1; k < x.length; k++) {
      reflect(k, x, a[k]);
    }
  }

  /** The diagonal of T; not a copy. */
  double[] diagonal() {
    return diagonal;
  }

  /** What stands below the diagonal of T, a last place unused; not a copy. */
  double[] below() {
    return below;
  }
}
