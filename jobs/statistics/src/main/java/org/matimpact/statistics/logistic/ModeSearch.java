package org.matimpact.statistics.logistic;

import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;

/**
 * Finds the modes of the random intercepts at given parameters: in each group the minimum over (u,
 * v) of
 *
 * <pre>
 * sum_r [n_r log(1 + exp(eta_r)) - y_r eta_r] + (u^2 + sum_k v_k^2) / 2,
 *     eta_r = x_r'b + s u + t v_k(r),
 * </pre>
 *
 * which is convex, by Newton's method (penalised iteratively reweighted least squares; Bates et al.
 * 2015, Journal of Statistical Software 67(1), describe it for all groups at once). A step that
 * moves a linear predictor by more than 1 is shortened to 1: the second derivative then changes by
 * a factor of e at most and the criterion falls for certain (Bach 2010, Electronic Journal of
 * Statistics 4, 384-414, proposition 1). A group of successes only has a mode too: the normal
 * density holds it.
 */
final class ModeSearch {

  private static final double LARGEST_MOVE = 1;

  /** The error after a step this small is its square: nothing. */
  private static final double TOLERANCE = 1e-9;

  private static final int MAX_STEPS = 500;

  private final GroupedRows data;
  private final double[] fixed;
  private final double s;
  private final double t;
  private final Modes modes;
  private final Arrowhead curvature;
  private final double[] step;

  private ModeSearch(GroupedRows data, double[] parameters, Modes start) {
    this.data = data;
    fixed = data.predictor(parameters);
    s = data.groupScale(parameters);
    t = data.subgroupScale(parameters);
    modes = Modes.from(start.group(), start.subgroup(), fixed.length);
    curvature = new Arrowhead(data.nesting(), modes.weights(), s, t);
    step = new double[modes.subgroup().length];
  }

  static Modes find(GroupedRows data, double[] parameters, Modes start) {
    ModeSearch search = new ModeSearch(data, parameters, start);
    for (int group = 0; group < data.nesting().groupCount(); group++) {
      search.settle(group);
    }
    return search.modes;
  }

  private void settle(int group) {
    for (int count = 0; count < MAX_STEPS; count++) {
      evaluate(group);
      if (move(group) <= TOLERANCE) {
        evaluate(group);
        return;
      }
    }
    throw new NotEstimableException(
        Reason.NO_CONVERGENCE,
        "Cannot find the mode of a random intercept: no convergence in "
            + MAX_STEPS
            + " steps (covariates far from 0, or of very unlike size?)");
  }

  private void evaluate(int group) {
    int[] subgroups = data.nesting().subgroups();
    for (int k = subgroups[group]; k < subgroups[group + 1]; k++) {
      evaluate(k, s * modes.group()[group] + t * modes.subgroup()[k]);
    }
  }

  private void evaluate(int subgroup, double intercept) {
    int[] rows = data.nesting().rows();
    double weights = 0;
    double scores = 0;
    for (int row = rows[subgroup]; row < rows[subgroup + 1]; row++) {
      double eta = fixed[row] + intercept;
      double n = data.trials(row);
      double p = Logit.probability(eta);
      modes.eta()[row] = eta;
      modes.probability()[row] = p;
      modes.weight()[row] = n * Logit.slope(eta);
      modes.residual()[row] = data.successes(row) - n * p;
      weights += modes.weight()[row];
      scores += modes.residual()[row];
    }
    modes.weights()[subgroup] = weights;
    modes.scores()[subgroup] = scores;
  }

  /** Takes a step; says by how much it would move the linear predictors at full length. */
  private double move(int group) {
    int first = data.nesting().subgroups()[group];
    int end = data.nesting().subgroups()[group + 1];
    double scores = 0;
    for (int k = first; k < end; k++) {
      scores += modes.scores()[k];
      step[k] = t * modes.scores()[k] - modes.subgroup()[k];
    }
    curvature.take(group);
    double groupStep = curvature.solve(s * scores - modes.group()[group], step);
    double largest = 0;
    for (int k = first; k < end; k++) {
      largest = StrictMath.max(largest, StrictMath.abs(s * groupStep + t * step[k]));
    }
    double factor = largest > LARGEST_MOVE ? LARGEST_MOVE / largest : 1;
    modes.group()[group] += factor * groupStep;
    for (int k = first; k < end; k++) {
      modes.subgroup()[k] += factor * step[k];
    }
    return largest;
  }
}
