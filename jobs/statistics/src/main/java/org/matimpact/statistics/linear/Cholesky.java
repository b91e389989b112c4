package org.matimpact.statistics.linear;

import java.util.Arrays;

/**
 * The factorisation A = LL' of a symmetric matrix, L lower triangular with a diagonal of 0 or more.
 *
 * <p>A pivot that has shrunk below the tolerance times its own diagonal entry counts as zero, and
 * with it its column of L: the factor of a positive semi-definite matrix of lower rank.
 */
public final class Cholesky {

  private final double[][] lower;

  private Cholesky(double[][] lower) {
    this.lower = lower;
  }

  /**
   * Factorises a matrix.
   *
   * @param a symmetric; only the lower triangle is read
   * @param tolerance relative size below which a pivot counts as zero; 0 for a definite matrix
   */
  public static Cholesky of(double[][] a, double tolerance) {
    double[][] lower = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        double left = a[i][j] - Vectors.dot(0, j, lower[i], lower[j]);
        lower[i][j] = lower[j][j] > 0 ? left / lower[j][j] : 0;
      }
      double pivot = a[i][i] - Vectors.dot(0, i, lower[i], lower[i]);
      lower[i][i] = pivot > tolerance * a[i][i] ? StrictMath.sqrt(pivot) : 0;
    }
    return new Cholesky(lower);
  }

  /** Returns L, row by row; not a copy. */
  public double[][] lower() {
    return lower;
  }

  /** Returns whether the leading block of the given size has no zero pivot. */
  public boolean isDefinite(int size) {
    for (int k = 0; k < size; k++) {
      if (!(lower[k][k] > 0)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the logarithm of the determinant of the leading block of A of the given size. */
  public double logDeterminant(int size) {
    double sum = 0;
    for (int k = 0; k < size; k++) {
      sum += StrictMath.log(lower[k][k]);
    }
    return 2 * sum;
  }

  /** Returns x of L'x = b for the leading block of b's size, which must be definite. */
  public double[] solveTransposed(double[] b) {
    double[] x = b.clone();
    for (int k = x.length - 1; k >= 0; k--) {
      x[k] /= lower[k][k];
      for (int i = 0; i < k; i++) {
        x[i] -= lower[k][i] * x[k];
      }
    }
    return x;
  }

  /** Returns x of Lx = b for the leading block of b's size, which must be definite. */
  public double[] solveLower(double[] b) {
    double[] x = b.clone();
    for (int k = 0; k < x.length; k++) {
      x[k] = (x[k] - Vectors.dot(0, k, lower[k], x)) / lower[k][k];
    }
    return x;
  }

  /** Returns the inverse of the leading block of A, which must be definite. */
  public double[][] inverse(int size) {
    double[][] inverse = new double[size][];
    for (int k = 0; k < size; k++) {
      double[] unit = new double[size];
      unit[k] = 1;
      inverse[k] = solveTransposed(solveLower(unit));
    }
    return inverse;
  }

  /** Returns row k of L as far as the given length. */
  public double[] row(int k, int length) {
    return Arrays.copyOf(lower[k], length);
  }
}
