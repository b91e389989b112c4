package org.matimpact.statistics.multilevel;

import java.util.Locale;

/**
 * Minimises the profiled criterion over variance ratios of 0 or more: Newton's method with the
 * exact second derivatives where they are convex, else Fisher scoring on the profiled criterion;
 * each step minimises the quadratic inside the boundary and is halved until the criterion falls.
 */
final class RatioSearch {

  private static final int MAX_STEPS = 100;
  private static final int MAX_HALVINGS = 40;

  /** A predicted decrease below this is beyond what differences of the criterion can show. */
  private static final double QUIET = 1e-6;

  /**
   * After a Newton step that promised less, what is left is of the order of its square: rounding
   * error.
   */
  private static final double DONE = 1e-8;

  /** The same after a step of Fisher scoring, which leaves a share of what it promised. */
  private static final double DONE_SCORING = 1e-15;

  /** A ratio beyond which the residual variance counts as zero. */
  private static final double UNBOUNDED = 1e8;

  private final ProfiledCriterion criterion;
  private double[] ratios;
  private CriterionPoint point;
  private int evaluations = 1;

  private RatioSearch(ProfiledCriterion criterion, double[] start) {
    this.criterion = criterion;
    ratios = start;
    point = at(start);
  }

  /**
   * What the search found.
   *
   * @param ratios where the criterion is least
   * @param evaluations of the criterion and its derivatives
   */
  record Minimum(VarianceRatios ratios, int evaluations) {}

  static Minimum minimise(ProfiledCriterion criterion, double[] start) {
    RatioSearch search = new RatioSearch(criterion, start);
    search.checkInformation();
    for (int step = 0; step < MAX_STEPS; step++) {
      if (search.step()) {
        return new Minimum(
            new VarianceRatios(search.ratios[0], search.ratios.length > 1 ? search.ratios[1] : 0),
            search.evaluations);
      }
    }
    throw new ArithmeticException(
        String.format(
            Locale.ROOT,
            "Cannot estimate variances: no convergence in %d steps of the criterion",
            MAX_STEPS));
  }

  private CriterionPoint at(double[] t) {
    return criterion.at(t[0], t.length > 1 ? t[1] : 0);
  }

  /** Refuses a variance of which the data say nothing, as with a column for every school. */
  private void checkInformation() {
    for (int k = 0; k < ratios.length; k++) {
      if (!(point.expected()[k][k] > 1e-8)) {
        throw new NotEstimableException(
            NotEstimableException.Reason.TOO_FEW_GROUPS,
            String.format(
                Locale.ROOT,
                "Cannot estimate the variance between %s: the columns of the design leave no"
                    + " differences between them",
                k == 0 ? "schools" : "years of a school"));
      }
    }
  }

  /** Takes one step; says whether the minimum is reached. */
  private boolean step() {
    boolean newton = BoxStep.isConvex(point.hessian());
    BoxStep move = BoxStep.of(ratios, point.gradient(), newton ? point.hessian() : expected());
    if (move.decrease() < QUIET) {
      ratios = moved(move.step(), 1);
      if (move.decrease() < (newton ? DONE : DONE_SCORING)) {
        return true;
      }
      evaluate(ratios);
      return false;
    }
    double[] before = ratios;
    double value = point.value();
    double factor = 1;
    for (int halving = 0; halving < MAX_HALVINGS; halving++) {
      evaluate(moved(move.step(), factor, before));
      if (point.value() < value) {
        return false;
      }
      factor /= 2;
    }
    return true;
  }

  private void evaluate(double[] t) {
    checkBounded(t);
    ratios = t;
    point = at(t);
    evaluations++;
  }

  private double[][] expected() {
    double[][] expected = point.expected();
    if (!BoxStep.isConvex(expected)) {
      for (int k = 0; k < expected.length; k++) {
        expected[k][k] *= 1 + 1e-6;
      }
    }
    return expected;
  }

  private double[] moved(double[] step, double factor) {
    return moved(step, factor, ratios);
  }

  private static double[] moved(double[] step, double factor, double[] from) {
    double[] to = new double[from.length];
    for (int k = 0; k < to.length; k++) {
      to[k] = StrictMath.max(0, from[k] + factor * step[k]);
    }
    return to;
  }

  private static void checkBounded(double[] t) {
    for (double ratio : t) {
      if (!(ratio < UNBOUNDED)) {
        throw new NotEstimableException(
            NotEstimableException.Reason.NO_VARIANCE,
            "Cannot fit: the outcome does not vary between pupils of a group");
      }
    }
  }
}
