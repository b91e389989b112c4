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

  /**
   * Adds a combination of vectors, target += sum of factors[k] vectors[k] for k from first to last,
   * over the places from start to end. Four vectors at a time: the target is read and written a
   * quarter as often.
   */
  public static void addCombination(
      double[] target,
      int start,
      int end,
      double[] factors,
      double[][] vectors,
      int first,
      int last) {
    int k = first;
    for (; k < last - 3; k += 4) {
      double f0 = factors[k];
      double f1 = factors[k + 1];
      double f2 = factors[k + 2];
      double f3 = factors[k + 3];
      double[] v0 = vectors[k];
      double[] v1 = vectors[k + 1];
      double[] v2 = vectors[k + 2];
      double[] v3 = vectors[k + 3];
      for (int i = start; i < end; i++) {
        target[i] += (f0 * v0[i] + f1 * v1[i]) + (f2 * v2[i] + f3 * v3[i]);
      }
    }
    for (; k < last; k++) {
      double factor = factors[k];
      double[] vector = vectors[k];
      for (int i = start; i < end; i++) {
        target[i] += factor * vector[i];
      }
    }
  }

  /** Adds a combination of whole vectors: target += sum of factors[k] vectors[k]. */
  public static void addCombination(double[] target, double[] factors, double[][] vectors) {
    addCombination(target, 0, target.length, factors, vectors, 0, vectors.length);
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
