package org.matimpact.statistics.linear;

import java.util.Arrays;

/**
 * The thin QR factorisation X = QR of a tall matrix, without its linearly dependent columns.
 *
 * <p>Columns are taken from left to right and made orthogonal to those before by modified
 * Gram-Schmidt; a column that loses nine tenths of its length or more is made orthogonal a second
 * time, which keeps Q orthogonal to rounding error ("twice is enough", Giraud, Langou &amp;
 * Rozloznik 2005, Computers &amp; Mathematics with Applications 50, 1069-1075). A column whose
 * remaining length is below {@code tolerance} times its own length is dropped. This is the rule of
 * LINPACK's dqrdc2 as used by R's {@code lm} (1e-7) and {@code glm} (1e-11): of a dependent set the
 * later column goes.
 */
public final class ThinQr {

  private static final double REORTHOGONALISE_BELOW = 0.1;

  private final double[][] basis;
  private final double[][] r;
  private final int[] kept;
  private final int[] dropped;

  private ThinQr(double[][] basis, double[][] r, int[] kept, int[] dropped) {
    this.basis = basis;
    this.r = r;
    this.kept = kept;
    this.dropped = dropped;
  }

  /**
   * Factorises a matrix, overwriting it.
   *
   * @param columns column by column, of equal length; its arrays become the columns of Q
   * @param tolerance relative length below which a column counts as dependent
   */
  public static ThinQr inPlace(double[][] columns, double tolerance) {
    int count = 0;
    double[][] basis = new double[columns.length][];
    double[][] r = new double[columns.length][];
    int[] kept = new int[columns.length];
    int[] dropped = new int[columns.length];
    for (int j = 0; j < columns.length; j++) {
      double[] coefficients = new double[count + 1];
      double length = Vectors.norm(columns[j]);
      double left = orthogonalise(columns[j], basis, coefficients, length);
      if (left > tolerance * length) {
        Vectors.scale(columns[j], 1 / left);
        coefficients[count] = left;
        basis[count] = columns[j];
        r[count] = coefficients;
        kept[count++] = j;
      } else {
        dropped[j - count] = j;
      }
    }
    return new ThinQr(
        Arrays.copyOf(basis, count),
        Arrays.copyOf(r, count),
        Arrays.copyOf(kept, count),
        Arrays.copyOf(dropped, columns.length - count));
  }

  private static double orthogonalise(
      double[] column, double[][] basis, double[] coefficients, double length) {
    double left = subtractProjection(column, basis, coefficients);
    return left < REORTHOGONALISE_BELOW * length
        ? subtractProjection(column, basis, coefficients)
        : left;
  }

  private static double subtractProjection(
      double[] column, double[][] basis, double[] coefficients) {
    for (int k = 0; k < coefficients.length - 1; k++) {
      double projection = Vectors.dot(basis[k], column);
      Vectors.addMultiple(column, -projection, basis[k]);
      coefficients[k] += projection;
    }
    return Vectors.norm(column);
  }

  /** Returns the number of independent columns. */
  public int rank() {
    return kept.length;
  }

  /** Returns the indices of the independent columns, ascending; not a copy. */
  public int[] kept() {
    return kept;
  }

  /** Returns the indices of the dropped columns, ascending; not a copy. */
  public int[] dropped() {
    return dropped;
  }

  /** Returns one column of Q, of length one; not a copy. */
  public double[] basis(int k) {
    return basis[k];
  }

  /** Returns the coordinates in Q of the k-th independent column, of length {@link #rank()}. */
  public double[] coordinates(int k) {
    return Arrays.copyOf(r[k], kept.length);
  }

  /** Returns Q'y, of length {@link #rank()}. */
  public double[] project(double[] y) {
    return Arrays.stream(basis).mapToDouble(q -> Vectors.dot(q, y)).toArray();
  }

  /**
   * Returns Qc, one number per row; four columns at a time, to read and write the sum less often.
   */
  public double[] combine(double[] c) {
    double[] sum = new double[basis[0].length];
    int k = 0;
    for (; k + 3 < c.length; k += 4) {
      double[] q0 = basis[k];
      double[] q1 = basis[k + 1];
      double[] q2 = basis[k + 2];
      double[] q3 = basis[k + 3];
      for (int row = 0; row < sum.length; row++) {
        sum[row] += c[k] * q0[row] + c[k + 1] * q1[row] + c[k + 2] * q2[row] + c[k + 3] * q3[row];
      }
    }
    for (; k < c.length; k++) {
      Vectors.addMultiple(sum, c[k], basis[k]);
    }
    return sum;
  }

  /** Returns the solution b of Rb = c, of length {@link #rank()}. */
  public double[] solve(double[] c) {
    double[] b = c.clone();
    for (int k = b.length - 1; k >= 0; k--) {
      b[k] /= r[k][k];
      for (int i = 0; i < k; i++) {
        b[i] -= r[k][i] * b[k];
      }
    }
    return b;
  }

  /** Returns the solution c of R'c = b, of length {@link #rank()}; where b begins with 0, so c. */
  public double[] solveTransposed(double[] b) {
    double[] c = b.clone();
    solveTransposedInPlace(c);
    return c;
  }

  /** Replaces the first {@link #rank()} numbers b by the solution c of R'c = b. */
  public void solveTransposedInPlace(double[] b) {
    int start = 0;
    while (start < r.length && b[start] == 0) {
      start++;
    }
    for (int k = start; k < r.length; k++) {
      b[k] = (b[k] - Vectors.dot(start, k, r[k], b)) / r[k][k];
    }
  }

  /** Returns the leverage of each row: its squared length in Q. */
  public double[] leverages() {
    double[] leverage = new double[basis[0].length];
    for (double[] q : basis) {
      for (int row = 0; row < leverage.length; row++) {
        leverage[row] += q[row] * q[row];
      }
    }
    return leverage;
  }

  /** Returns the log-determinant of R: half that of X'X over the kept columns. */
  public double logDeterminant() {
    double sum = 0;
    for (int k = 0; k < r.length; k++) {
      sum += StrictMath.log(r[k][k]);
    }
    return sum;
  }
}
