package org.matimpact.statistics.linear;

/** Sums over arrays of numbers, always in the same order. */
public final class Vectors {

  private Vectors() {}

  /**
   * Returns the inner product, accumulated in four interleaved sums that are added at the end: the
   * order never depends on the machine, and the processor need not wait for each addition.
   */
  public static double dot(double[] a, double[] b) {
    return dot(0, a.length, a, b);
  }

  /** Returns the inner product of the places from start to end, likewise in four sums. */
  public static double dot(int start, int end, double[] a, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = start;
    for (; i < end - 3; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < end; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Adds a multiple of one vector to another: target += factor * source. */
  public static void addMultiple(double[] target, double factor, double[] source) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * source[i];
    }
  }

  /** Returns the products of the elements. */
  public static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }

  /** Multiplies in place. */
  public static void scale(double[] target, double factor) {
    for (int i = 0; i < target.length; i++) {
      target[i] *= factor;
    }
  }

  /** Returns the Euclidean length. */
  public static double norm(double[] a) {
    return StrictMath.sqrt(dot(a, a));
  }

  /** Returns the sum, first element first. */
  public static double sum(double[] a) {
    double sum = 0;
    for (double value : a) {
      sum += value;
    }
    return sum;
  }
}
