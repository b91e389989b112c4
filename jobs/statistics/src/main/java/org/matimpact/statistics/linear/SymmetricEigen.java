package org.matimpact.statistics.linear;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by the cyclic Jacobi method (Golub &amp;
 * Van Loan 2013, Matrix Computations, section 8.5): rotations of two axes at a time until what is
 * off the diagonal is rounding error. Accurate, and quick for a few dozen rows.
 */
public final class SymmetricEigen {

  private static final int MAX_SWEEPS = 60;
  private static final double NEGLIGIBLE = 1e-17;

  private final double[][] a;
  private final double[][] vectors;

  private SymmetricEigen(double[][] a) {
    this.a = a;
    vectors = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      vectors[i][i] = 1;
    }
  }

  /**
   * Decomposes a symmetric matrix, overwriting it.
   *
   * @throws ArithmeticException if it does not converge, as for entries that are not finite
   */
  public static SymmetricEigen inPlace(double[][] matrix) {
    SymmetricEigen eigen = new SymmetricEigen(matrix);
    double scale = 0;
    for (double[] row : matrix) {
      scale += Vectors.dot(row, row);
    }
    double negligible = NEGLIGIBLE * StrictMath.sqrt(scale);
    for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
      if (!eigen.sweep(negligible)) {
        return eigen;
      }
    }
    throw new ArithmeticException(
        "Cannot decompose a matrix of " + matrix.length + " rows: no convergence");
  }

  /** Rotates away every pair that is not negligible; says whether there was any. */
  private boolean sweep(double negligible) {
    boolean rotated = false;
    for (int p = 0; p < a.length; p++) {
      for (int q = p + 1; q < a.length; q++) {
        if (!(StrictMath.abs(a[p][q]) <= negligible)) {
          rotate(p, q);
          rotated = true;
        }
      }
    }
    return rotated;
  }

  private void rotate(int p, int q) {
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double root = StrictMath.sqrt(theta * theta + 1);
    double t = theta >= 0 ? 1 / (theta + root) : 1 / (theta - root);
    double c = 1 / StrictMath.sqrt(t * t + 1);
    double s = t * c;
    double shift = t * a[p][q];
    double pp = a[p][p] - shift;
    double qq = a[q][q] + shift;
    rotateRows(a[p], a[q], c, s);
    for (int k = 0; k < a.length; k++) {
      a[k][p] = a[p][k];
      a[k][q] = a[q][k];
    }
    a[p][p] = pp;
    a[q][q] = qq;
    a[p][q] = 0;
    a[q][p] = 0;
    rotateRows(vectors[p], vectors[q], c, s);
  }

  private static void rotateRows(double[] p, double[] q, double c, double s) {
    for (int k = 0; k < p.length; k++) {
      double x = p[k];
      double y = q[k];
      p[k] = c * x - s * y;
      q[k] = s * x + c * y;
    }
  }

  /** Returns an eigenvalue; they are in no particular order. */
  public double value(int i) {
    return a[i][i];
  }

  /** Returns the eigenvector of the same index, of length one; not a copy. */
  public double[] vector(int i) {
    return vectors[i];
  }

  /**
   * Returns A^exponent v, where eigenvalues at or below the tolerance count as zero and their
   * directions are left out (for negative exponents: the Moore-Penrose inverse power).
   */
  public double[] power(double exponent, double tolerance, double[] v) {
    double[] result = new double[v.length];
    for (int i = 0; i < a.length; i++) {
      if (value(i) > tolerance) {
        double share = StrictMath.pow(value(i), exponent) * Vectors.dot(vectors[i], v);
        Vectors.addMultiple(result, share, vectors[i]);
      }
    }
    return result;
  }
}
