package org.matimpact.statistics.multilevel;

import org.matimpact.statistics.linear.Vectors;

/** Products of small matrices held row by row, over the leading block that both share. */
final class Matrices {

  private Matrices() {}

  /** The square product over the size of the left matrix. */
  static double[][] product(double[][] left, double[][] right) {
    int size = left.length;
    double[][] product = new double[size][size];
    for (int i = 0; i < size; i++) {
      Vectors.addCombination(product[i], 0, size, left[i], right, 0, size);
    }
    return product;
  }

  /** The transpose of a square matrix. */
  static double[][] transposed(double[][] square) {
    double[][] transposed = new double[square.length][square.length];
    for (int i = 0; i < square.length; i++) {
      for (int k = 0; k < square.length; k++) {
        transposed[k][i] = square[i][k];
      }
    }
    return transposed;
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
