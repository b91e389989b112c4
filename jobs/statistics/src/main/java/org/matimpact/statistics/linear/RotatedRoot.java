package org.matimpact.statistics.linear;

import java.util.Arrays;
import java.util.Locale;

/**
 * The root by eigenvalues: the diagonal by implicit QL steps with Wilkinson's shift (Dubrulle,
 * Martin &amp; Wilkinson 1968, Numerische Mathematik 12, 377-383). The plane rotations are
 * remembered instead of their product, the eigenvectors, so that it all costs a number of
 * operations quadratic in the rows.
 */
final class RotatedRoot implements TridiagonalRoot {

  private static final int MAX_STEPS = 60;
  private static final double EPSILON = 0x1p-52;

  private final double[] values;
  private final double[] below;
  private final double zero;

  /** Rotations of the planes (i, i + 1) in order: i, cosine, sine. */
  private int[] plane;

  private double[] cosine;
  private double[] sine;
  private int rotations;

  private double least = Double.POSITIVE_INFINITY;
  private double largest;

  private RotatedRoot(double[] diagonal, double[] below, double zero) {
    this.zero = zero;
    values = diagonal.clone();
    this.below = below.clone();
    int expected = values.length * values.length;
    plane = new int[expected];
    cosine = new double[expected];
    sine = new double[expected];
  }

  /**
   * Decomposes a tridiagonal matrix.
   *
   * @param below what stands below the diagonal, and a last place unused
   * @param zero eigenvalues at or below this share of the largest count as zero
   * @throws ArithmeticException if it does not converge, as for entries that are not finite
   */
  static RotatedRoot of(double[] diagonal, double[] below, double zero) {
    RotatedRoot root = new RotatedRoot(diagonal, below, zero);
    for (int l = 0; l < diagonal.length; l++) {
      root.isolate(l);
    }
    for (double value : root.values) {
      root.least = StrictMath.min(root.least, value);
      root.largest = StrictMath.max(root.largest, value);
    }
    return root;
  }

  /** Steps until the l-th eigenvalue stands alone. */
  private void isolate(int l) {
    for (int step = 0; step < MAX_STEPS; step++) {
      int m = l;
      while (m < values.length - 1 && !isNegligible(m)) {
        m++;
      }
      if (m == l) {
        return;
      }
      step(l, m);
    }
    throw new ArithmeticException(
        String.format(
            Locale.ROOT, "Cannot decompose a matrix of %d rows: no convergence", values.length));
  }

  private boolean isNegligible(int m) {
    return StrictMath.abs(below[m])
        <= EPSILON * (StrictMath.abs(values[m]) + StrictMath.abs(values[m + 1]));
  }

  private void step(int l, int m) {
    double g = (values[l + 1] - values[l]) / (2 * below[l]);
    double r = StrictMath.sqrt(g * g + 1);
    g = values[m] - values[l] + below[l] / (g + (g < 0 ? -r : r));
    double s = 1;
    double c = 1;
    double p = 0;
    for (int i = m - 1; i >= l; i--) {
      double f = s * below[i];
      double b = c * below[i];
      r = StrictMath.sqrt(f * f + g * g);
      below[i + 1] = r;
      if (r == 0) {
        values[i + 1] -= p;
        below[m] = 0;
        return;
      }
      s = f / r;
      c = g / r;
      g = values[i + 1] - p;
      r = (values[i] - g) * s + 2 * c * b;
      p = s * r;
      values[i + 1] = g + p;
      g = c * r - b;
      remember(i, c, s);
    }
    values[l] -= p;
    below[l] = g;
    below[m] = 0;
  }

  private void remember(int i, double c, double s) {
    if (rotations == plane.length) {
      int more = 2 * rotations + 16;
      plane = Arrays.copyOf(plane, more);
      cosine = Arrays.copyOf(cosine, more);
      sine = Arrays.copyOf(sine, more);
    }
    plane[rotations] = i;
    cosine[rotations] = c;
    sine[rotations++] = s;
  }

  @Override
  public void apply(double[] x) {
    for (int k = 0; k < rotations; k++) {
      int i = plane[k];
      double above = x[i];
      double next = x[i + 1];
      x[i + 1] = sine[k] * above + cosine[k] * next;
      x[i] = cosine[k] * above - sine[k] * next;
    }
    for (int i = 0; i < x.length; i++) {
      x[i] = values[i] > zero * largest ? x[i] / StrictMath.sqrt(values[i]) : 0;
    }
    for (int k = rotations - 1; k >= 0; k--) {
      int i = plane[k];
      double above = x[i];
      double next = x[i + 1];
      x[i] = cosine[k] * above + sine[k] * next;
      x[i + 1] = cosine[k] * next - sine[k] * above;
    }
  }

  @Override
  public double leastShare() {
    return least / largest;
  }
}
