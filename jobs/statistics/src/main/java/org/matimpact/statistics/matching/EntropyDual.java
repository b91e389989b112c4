package org.matimpact.statistics.matching;

import java.util.Arrays;
import org.matimpact.statistics.linear.SymmetricEigen;
import org.matimpact.statistics.linear.Vectors;

/**
 * The dual of entropy balancing, log sum_i exp(z_i'lambda), convex in lambda. Its gradient is the
 * weighted mean of z and its Hessian the weighted covariance.
 */
final class EntropyDual {

  private static final int MAX_ITERATIONS = 200;

  /**
   * Near the minimum a step promises less than the last digits of the objective; without this
   * allowance the search would end before the gradient has reached the tolerance.
   */
  private static final double ROUNDING = 1e-14;

  private static final int MAX_HALVINGS = 40;

  /** Share of the promised decrease that a step must achieve (Armijo). */
  private static final double SUFFICIENT = 1e-4;

  /** Directions of smaller curvature are not followed. */
  private static final double FLAT = 1e-12;

  private final double[][] z;
  private final int rows;
  private double[] lambda;
  private double[] shares;
  private double value;

  /**
   * Starts at equal weights.
   *
   * @param z column by column, one value per comparison unit
   */
  EntropyDual(double[][] z, int rows) {
    this.z = z;
    this.rows = rows;
    moveTo(new double[z.length]);
  }

  /**
   * Minimises until no component of the gradient exceeds the tolerance; returns the steps taken.
   */
  int minimise(double tolerance) {
    for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      double[] gradient = gradient();
      if (Arrays.stream(gradient).allMatch(g -> StrictMath.abs(g) <= tolerance)) {
        return iteration;
      }
      if (!advance(gradient)) {
        return iteration;
      }
    }
    return MAX_ITERATIONS;
  }

  /** Returns the weights, which sum to 1. */
  double[] shares() {
    return shares;
  }

  private boolean advance(double[] gradient) {
    double[] step = SymmetricEigen.inPlace(hessian(gradient)).power(-1, FLAT, gradient);
    double promised = Vectors.dot(gradient, step);
    double[] from = lambda;
    double start = value;
    double rounding = ROUNDING * (1 + StrictMath.abs(start));
    double factor = 1;
    for (int i = 0; i < MAX_HALVINGS; i++) {
      double[] to = from.clone();
      Vectors.addMultiple(to, -factor, step);
      moveTo(to);
      if (value <= start - SUFFICIENT * factor * promised + rounding) {
        return true;
      }
      factor /= 2;
    }
    moveTo(from);
    return false;
  }

  private void moveTo(double[] to) {
    lambda = to;
    shares = new double[rows];
    for (int k = 0; k < to.length; k++) {
      Vectors.addMultiple(shares, to[k], z[k]);
    }
    double largest = Arrays.stream(shares).max().orElse(0);
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      shares[i] = StrictMath.exp(shares[i] - largest);
      sum += shares[i];
    }
    Vectors.scale(shares, 1 / sum);
    value = largest + StrictMath.log(sum);
  }

  private double[] gradient() {
    return Arrays.stream(z).mapToDouble(column -> Vectors.dot(column, shares)).toArray();
  }

  private double[][] hessian(double[] gradient) {
    double[][] hessian = new double[z.length][z.length];
    for (int k = 0; k < z.length; k++) {
      double[] weighted = z[k].clone();
      for (int i = 0; i < rows; i++) {
        weighted[i] *= shares[i];
      }
      for (int m = 0; m <= k; m++) {
        hessian[k][m] = Vectors.dot(weighted, z[m]) - gradient[k] * gradient[m];
        hessian[m][k] = hessian[k][m];
      }
    }
    return hessian;
  }
}
