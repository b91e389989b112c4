package org.matimpact.statistics.mixed;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.matimpact.statistics.linear.SymmetricEigen;
import org.matimpact.statistics.linear.Vectors;

/**
 * Minimises a smooth function of a few unbounded numbers: Newton's method with {@link Derivatives},
 * the signs of negative curvatures turned, steps bounded, and halved until the function falls
 * (Nocedal &amp; Wright 2006, Numerical Optimization, section 3.4). A standard deviation may pass
 * through 0, since the function is the same on the other side: there is no boundary.
 */
final class NewtonSearch {

  private static final int MAX_STEPS = 100;
  private static final int MAX_HALVINGS = 30;

  /** Steps of the differences, relative to a number or its scale. */
  static final double STEP = 0.005;

  /** The longest move of a number, relative to itself or its scale: twice would be its mirror. */
  private static final double LONGEST = 0.8;

  /** The share of the first-order decrease that a move must bring (Armijo's rule). */
  private static final double SUFFICIENT = 1e-4;

  /** A predicted decrease below this is beyond what differences of the function can show. */
  private static final double QUIET = 1e-7;

  /** After a step that promised less, what is left is smaller still by orders of magnitude. */
  private static final double DONE = 1e-9;

  /** Curvatures below this, for a move by a whole scale, count as this. */
  private static final double FLAT = 1e-6;

  /** Curvatures below minus this are no rounding error. */
  private static final double BENT = 1e-5;

  private final ToDoubleFunction<double[]> function;
  private final double[] scales;
  private double[] point;

  private NewtonSearch(ToDoubleFunction<double[]> function, double[] start, double[] scales) {
    this.function = function;
    this.scales = scales;
    point = start.clone();
  }

  /**
   * Returns where the function is least, near the start.
   *
   * @param scales the size of a move that matters, when a number is 0
   * @throws ArithmeticException if the search does not end
   */
  static double[] minimise(ToDoubleFunction<double[]> function, double[] start, double[] scales) {
    NewtonSearch search = new NewtonSearch(function, start, scales);
    for (int step = 0; step < MAX_STEPS; step++) {
      if (search.step()) {
        return search.point;
      }
    }
    throw new ArithmeticException(
        String.format(Locale.ROOT, "Cannot estimate variances: no end in %d steps", MAX_STEPS));
  }

  /** Returns the size of each number, its scale at least. */
  static double[] sizes(double[] point, double[] scales) {
    double[] sizes = new double[point.length];
    for (int k = 0; k < sizes.length; k++) {
      sizes[k] = StrictMath.max(StrictMath.abs(point[k]), scales[k]);
    }
    return sizes;
  }

  /** Takes one step; says whether the minimum is reached. */
  private boolean step() {
    double[] sizes = sizes(point, scales);
    double[] steps = sizes.clone();
    Vectors.scale(steps, STEP);
    Derivatives derivatives =
        Derivatives.of(at -> new double[] {function.applyAsDouble(at)}, point, steps);
    double value = derivatives.value()[0];
    double[] gradient = Vectors.product(derivatives.gradient(0), sizes);
    SymmetricEigen curvature = curvature(derivatives.hessian(0), sizes);
    double[] move = direction(gradient, curvature);
    double decrease = -Vectors.dot(gradient, move) / 2;
    if (decrease >= QUIET) {
      return !descend(value, decrease, Vectors.product(move, sizes));
    }
    if (leavesSaddle(value, curvature, sizes)) {
      return false;
    }
    Vectors.addMultiple(point, 1, Vectors.product(move, sizes));
    return decrease < DONE;
  }

  /** Second derivatives in units of the sizes. */
  private static SymmetricEigen curvature(double[][] hessian, double[] sizes) {
    for (int i = 0; i < sizes.length; i++) {
      for (int j = 0; j < sizes.length; j++) {
        hessian[i][j] *= sizes[i] * sizes[j];
      }
    }
    return SymmetricEigen.inPlace(hessian);
  }

  /** The move in units of the sizes. */
  private static double[] direction(double[] gradient, SymmetricEigen eigen) {
    double[] move = new double[gradient.length];
    for (int i = 0; i < move.length; i++) {
      double curvature = StrictMath.max(StrictMath.abs(eigen.value(i)), FLAT);
      double[] vector = eigen.vector(i);
      Vectors.addMultiple(move, -Vectors.dot(vector, gradient) / curvature, vector);
    }
    double longest = 0;
    for (double m : move) {
      longest = StrictMath.max(longest, StrictMath.abs(m));
    }
    if (longest > LONGEST) {
      Vectors.scale(move, LONGEST / longest);
    }
    return move;
  }

  /** At a standard deviation of 0 the slope is 0 by symmetry: there it can fall on both sides. */
  private boolean leavesSaddle(double value, SymmetricEigen eigen, double[] sizes) {
    for (int i = 0; i < sizes.length; i++) {
      if (eigen.value(i) < -BENT && descend(value, 0, Vectors.product(eigen.vector(i), sizes))) {
        return true;
      }
    }
    return false;
  }

  /** Moves as far as the function falls by enough; says whether it did. */
  private boolean descend(double value, double decrease, double[] move) {
    double factor = 1;
    for (int halving = 0; halving < MAX_HALVINGS; halving++) {
      double[] next = point.clone();
      Vectors.addMultiple(next, factor, move);
      if (function.applyAsDouble(next) < value - SUFFICIENT * factor * decrease) {
        point = next;
        return true;
      }
      factor /= 2;
    }
    return false;
  }
}
