package org.matimpact.statistics.multilevel;

/** Products of small matrices held row by row, over the leading block that both share. */
final class Matrices {

  private Matrices() {}

  /** The square product over the size of the left matrix. */
  static double[][] product(double[][] left, double[][] right) {
    int size = left.length;
    double[][] product = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        double factor = left[i][k];
        for (int j = 0; j < size; j++) {
          product[i][j] += factor * right[k][j];
        }
      }
    }
    return product;
  }

  static double trace(double[][] matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.length; i++) {
      sum += matrix[i][i];
    }
    return sum;
  }

  /** The trace of left times right over the size of the left matrix. */
  static double traceOfProduct(double[][] left, double[][] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < left.length; k++) {
        sum += left[i][k] * right[k][i];
      }
    }
    return sum;
  }

  /** The inner product of the places from start to end. */
  static double dot(int start, int end, double[] left, double[] right) {
    double even = 0;
    double odd = 0;
    int k = start;
    for (; k + 1 < end; k += 2) {
      even += left[k] * right[k];
      odd += left[k + 1] * right[k + 1];
    }
    return k < end ? even + odd + left[k] * right[k] : even + odd;
  }

  static double[] times(double[][] matrix, double[] vector) {
    double[] result = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      for (int k = 0; k < vector.length; k++) {
        result[i] += matrix[i][k] * vector[k];
      }
    }
    return result;
  }
}
