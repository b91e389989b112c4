package org.matimpact.statistics.linear;

import java.util.Arrays;

/**
 * The sum of f x x' over rows x with factors f. Rows are held until there are four, so that the sum
 * is read and written a quarter as often; the order of additions depends only on the order of rows.
 */
public final class OuterProducts {

  private static final int HELD = 4;

  private final int size;
  private final double[][] sum;
  private final double[][] rows;
  private final double[] factors = new double[HELD];
  private int held;

  /** Makes a sum of zero for rows of the given length. */
  public OuterProducts(int size) {
    this.size = size;
    sum = new double[size][size];
    rows = new double[HELD][size];
  }

  /** Sets the sum to zero. */
  public void clear() {
    held = 0;
    for (double[] row : sum) {
      Arrays.fill(row, 0);
    }
  }

  /** Adds factor x x'; the row is copied. */
  public void add(double[] x, double factor) {
    System.arraycopy(x, 0, rows[held], 0, size);
    factors[held++] = factor;
    if (held == HELD) {
      addHeld();
    }
  }

  private void addHeld() {
    for (int h = held; h < HELD; h++) {
      factors[h] = 0;
    }
    double[] x0 = rows[0];
    double[] x1 = rows[1];
    double[] x2 = rows[2];
    double[] x3 = rows[3];
    for (int i = 0; i < size; i++) {
      double f0 = factors[0] * x0[i];
      double f1 = factors[1] * x1[i];
      double f2 = factors[2] * x2[i];
      double f3 = factors[3] * x3[i];
      double[] target = sum[i];
      for (int j = i; j < size; j++) {
        target[j] += (f0 * x0[j] + f1 * x1[j]) + (f2 * x2[j] + f3 * x3[j]);
      }
    }
    held = 0;
  }

  /** Returns the sum, both triangles filled; not a copy, and valid until the next change. */
  public double[][] sum() {
    if (held > 0) {
      addHeld();
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        sum[i][j] = sum[j][i];
      }
    }
    return sum;
  }
}
