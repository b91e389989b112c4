package org.matimpact.statistics.logistic;

import java.util.Locale;
import org.matimpact.statistics.linear.Cholesky;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;

/**
 * Minimises Laplace's criterion over coefficients and standard deviations together by the BFGS
 * method with the exact gradient (Nocedal &amp; Wright 2006, Numerical Optimization, section 6.1),
 * from the inverse of the penalised information.
 *
 * <p>The criterion is the same at a standard deviation of either sign, so that 0 is no boundary
 * here but the middle of a valley: the search needs no constraint. As a deviation grows without end
 * so does log det H: there is a minimum even where every group has successes only or failures only,
 * but it may be too flat to find.
 */
final class LaplaceSearch {

  private static final int MAX_STEPS = 300;
  private static final int MAX_HALVINGS = 40;
  private static final double SUFFICIENT = 1e-4;

  /** A promised decrease below this is beyond what differences of the criterion can show. */
  private static final double QUIET = 1e-6;

  /** After a step that promised less, estimates move by 1e-9 of their standard errors. */
  private static final double DONE = 1e-18;

  private static final double LARGEST_SCALE_STEP = 1;

  private final GroupedRows data;
  private final double[][] inverse;
  private LaplacePoint point;
  private double[] gradient;

  private LaplaceSearch(GroupedRows data, LaplacePoint start) {
    this.data = data;
    point = start;
    gradient = start.gradient();
    inverse = startingInverse();
  }

  /**
   * What the search found.
   *
   * @param point where the criterion is least
   * @param steps taken
   */
  record Minimum(LaplacePoint point, int steps) {}

  static Minimum minimise(GroupedRows data, LaplacePoint start) {
    LaplaceSearch search = new LaplaceSearch(data, start);
    for (int steps = 1; steps <= MAX_STEPS; steps++) {
      if (search.step()) {
        return new Minimum(search.point, steps);
      }
    }
    throw search.flat();
  }

  /** By blocks: the information of the coefficients; differences of the gradient for the rest. */
  private double[][] startingInverse() {
    int rank = data.rank();
    double[][] block = Cholesky.of(point.information(), 0).inverse(rank);
    double[][] start = new double[gradient.length][gradient.length];
    for (int a = 0; a < rank; a++) {
      for (int b = 0; b < rank; b++) {
        start[a][b] = block[a][b] / 2;
      }
    }
    for (int level = rank; level < gradient.length; level++) {
      double by = 1e-3;
      double[] moved = point.parameters().clone();
      moved[level] += by;
      double change = at(moved).gradient()[level] - gradient[level];
      start[level][level] = 1 / StrictMath.max(1, StrictMath.abs(change / by));
    }
    return start;
  }

  private LaplacePoint at(double[] parameters) {
    return LaplacePoint.at(data, parameters, point.modes());
  }

  /** Takes one step; says whether the minimum is reached. */
  private boolean step() {
    double[] direction = new double[gradient.length];
    for (int a = 0; a < direction.length; a++) {
      direction[a] = -Vectors.dot(inverse[a], gradient);
    }
    double decrease = -Vectors.dot(direction, gradient) / 2;
    double factor = longest(direction);
    LaplacePoint next = at(moved(direction, factor));
    if (decrease >= QUIET) {
      for (int halving = 0; !falls(next, factor * decrease); halving++) {
        if (halving == MAX_HALVINGS) {
          throw flat();
        }
        factor /= 2;
        next = at(moved(direction, factor));
      }
    }
    accept(next);
    return decrease < DONE;
  }

  private boolean falls(LaplacePoint next, double promised) {
    return next.value() < point.value() - SUFFICIENT * promised;
  }

  private double longest(double[] direction) {
    double largest = LARGEST_SCALE_STEP;
    for (int k = data.rank(); k < direction.length; k++) {
      largest = StrictMath.max(largest, StrictMath.abs(direction[k]));
    }
    return LARGEST_SCALE_STEP / largest;
  }

  private double[] moved(double[] direction, double factor) {
    double[] to = point.parameters().clone();
    Vectors.addMultiple(to, factor, direction);
    return to;
  }

  private void accept(LaplacePoint next) {
    double[] step = next.parameters().clone();
    Vectors.addMultiple(step, -1, point.parameters());
    double[] nextGradient = next.gradient();
    double[] change = nextGradient.clone();
    Vectors.addMultiple(change, -1, gradient);
    point = next;
    gradient = nextGradient;
    if (Vectors.dot(step, change) > 0) {
      update(step, change);
    }
  }

  /** Nocedal &amp; Wright (2006), equation 6.17, multiplied out. */
  private void update(double[] step, double[] change) {
    int size = step.length;
    double curvature = Vectors.dot(step, change);
    double[] product = new double[size];
    for (int a = 0; a < size; a++) {
      product[a] = Vectors.dot(inverse[a], change);
    }
    double stretch = (1 + Vectors.dot(product, change) / curvature) / curvature;
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        inverse[a][b] +=
            stretch * step[a] * step[b] - (product[a] * step[b] + step[a] * product[b]) / curvature;
      }
    }
  }

  private NotEstimableException flat() {
    double s = data.groupScale(point.parameters());
    double t = data.subgroupScale(point.parameters());
    return new NotEstimableException(
        Reason.SEPARATION,
        String.format(
            Locale.ROOT,
            "Cannot fit: the likelihood has no clear maximum (standard deviation of intercepts near"
                + " %.0f), as when groups and columns together tell successes from failures",
            StrictMath.sqrt(s * s + t * t)));
  }
}
