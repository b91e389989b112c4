package org.matimpact.statistics.mixed;

import java.util.function.Function;
import org.matimpact.statistics.linear.Vectors;

/**
 * A function of several numbers to several numbers, with first and second derivatives by central
 * differences of order four along each axis and each diagonal of two axes (Abramowitz &amp; Stegun
 * 1964, equations 25.3.21 and 25.3.24): 1 + 2 q (q + 1) evaluations for q numbers.
 *
 * @param value at the point
 * @param first the derivative by each number
 * @param second the derivatives by each pair of numbers
 */
@SuppressWarnings("ArrayRecordComponent") // numbers of one point; compared by content nowhere
record Derivatives(double[] value, double[][] first, double[][][] second) {

  /**
   * Differentiates.
   *
   * @param steps one per number, above 0; errors are of the order of their fourth power
   */
  static Derivatives of(Function<double[], double[]> function, double[] point, double[] steps) {
    int q = point.length;
    double[] value = function.apply(point);
    double[][] first = new double[q][];
    double[][][] second = new double[q][q][];
    for (int i = 0; i < q; i++) {
      double[][] along = along(function, point, axis(steps, i, i));
      first[i] = slope(along, steps[i]);
      second[i][i] = curvature(value, along, steps[i] * steps[i]);
    }
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < i; j++) {
        double[][] along = along(function, point, axis(steps, i, j));
        double[] mixed = curvature(value, along, 2 * steps[i] * steps[j]);
        Vectors.addMultiple(mixed, -steps[i] / (2 * steps[j]), second[i][i]);
        Vectors.addMultiple(mixed, -steps[j] / (2 * steps[i]), second[j][j]);
        second[i][j] = mixed;
        second[j][i] = mixed;
      }
    }
    return new Derivatives(value, first, second);
  }

  private static double[] axis(double[] steps, int i, int j) {
    double[] axis = new double[steps.length];
    axis[i] = steps[i];
    axis[j] = steps[j];
    return axis;
  }

  /** The function at -2, -1, 1 and 2 steps. */
  private static double[][] along(
      Function<double[], double[]> function, double[] point, double[] step) {
    double[][] along = new double[4][];
    for (int k = 0; k < along.length; k++) {
      double[] moved = point.clone();
      Vectors.addMultiple(moved, k < 2 ? k - 2 : k - 1, step);
      along[k] = function.apply(moved);
    }
    return along;
  }

  private static double[] slope(double[][] along, double step) {
    double[] slope = new double[along[0].length];
    for (int k = 0; k < slope.length; k++) {
      slope[k] = (8 * (along[2][k] - along[1][k]) - (along[3][k] - along[0][k])) / (12 * step);
    }
    return slope;
  }

  private static double[] curvature(double[] value, double[][] along, double square) {
    double[] curvature = new double[value.length];
    for (int k = 0; k < curvature.length; k++) {
      double near = along[1][k] - value[k] + (along[2][k] - value[k]);
      double far = along[0][k] - value[k] + (along[3][k] - value[k]);
      curvature[k] = (16 * near - far) / (12 * square);
    }
    return curvature;
  }

  /** The derivatives of one of the function's numbers. */
  double[] gradient(int k) {
    double[] gradient = new double[first.length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = first[i][k];
    }
    return gradient;
  }

  /** The second derivatives of one of the function's numbers. */
  double[][] hessian(int k) {
    double[][] hessian = new double[first.length][first.length];
    for (int i = 0; i < hessian.length; i++) {
      for (int j = 0; j < hessian.length; j++) {
        hessian[i][j] = second[i][j][k];
      }
    }
    return hessian;
  }
}
