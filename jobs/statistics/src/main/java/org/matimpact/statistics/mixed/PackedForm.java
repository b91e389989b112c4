package org.matimpact.statistics.mixed;

/** Symmetric matrices held as the rows of a lower triangle inside longer arrays. */
final class PackedForm {

  private PackedForm() {}

  /** Returns a'Sb, S beginning at a place of the array. */
  static double of(double[] packed, int from, double[] a, double[] b) {
    double sum = 0;
    int at = from;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++, at++) {
        sum += packed[at] * (a[i] * b[j] + a[j] * b[i]);
      }
      sum += packed[at++] * a[i] * b[i];
    }
    return sum;
  }

  /** Returns S row by row. */
  static double[][] matrix(double[] packed, int from, int size) {
    double[][] matrix = new double[size][size];
    int at = from;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++, at++) {
        matrix[i][j] = packed[at];
        matrix[j][i] = packed[at];
      }
    }
    return matrix;
  }
}
