package org.matimpact.statistics.logistic;

import java.util.Arrays;
import org.matimpact.statistics.linear.Vectors;

/**
 * Minus twice the log-likelihood by Laplace's approximation, and its gradient, at one vector of
 * parameters.
 *
 * <p>With h(a; b, theta) the penalised criterion of {@link ModeSearch}, a^ its mode, H = I + L Z'WZ
 * L its curvature there,
 *
 * <pre>
 * d(b, theta) = 2 h(a^) + log det H
 * </pre>
 *
 * (Bates et al. 2015, Journal of Statistical Software 67(1); Breslow &amp; Clayton 1993, Journal of
 * the American Statistical Association 88, 9-25, equation 3). The gradient is exact: h contributes
 * by its own derivatives alone, as a^ is its minimum; log det H also through W, whose derivative
 * w(1 - 2p) moves with a^, da^ = -H^-1 d(grad h). With l_k the leverage of a subgroup, c_r = l_k
 * w_r (1 - 2 p_r) and e = H^-1 L Z'c, the derivative by the linear predictor of row r is
 *
 * <pre>
 * q_r = -2 (y_r - n_r p_r) + c_r - w_r (s e_j + t e_k)
 * </pre>
 *
 * and the gradient in b is X'q.
 */
final class LaplacePoint {

  private final GroupedRows data;
  private final double[] parameters;
  private final Modes modes;
  private final double s;
  private final double t;
  private final Arrowhead curvature;

  /** q. */
  private final double[] pull;

  /** Derivative by the standard deviation of each level, by group. */
  private final double[][] scalePull;

  private final double[] adjoint;
  private double value;

  private LaplacePoint(GroupedRows data, double[] parameters, Modes modes) {
    this.data = data;
    this.parameters = parameters;
    this.modes = modes;
    s = data.groupScale(parameters);
    t = data.subgroupScale(parameters);
    curvature = new Arrowhead(data.nesting(), modes.weights(), s, t);
    pull = new double[modes.eta().length];
    scalePull = new double[2][data.nesting().groupCount()];
    adjoint = new double[data.nesting().subgroupCount()];
  }

  /** Finds the modes, from those of a point nearby, and evaluates. */
  static LaplacePoint at(GroupedRows data, double[] parameters, Modes start) {
    LaplacePoint point =
        new LaplacePoint(data, parameters, ModeSearch.find(data, parameters, start));
    for (int group = 0; group < data.nesting().groupCount(); group++) {
      point.add(group);
    }
    return point;
  }

  private void add(int group) {
    int first = data.nesting().subgroups()[group];
    int end = data.nesting().subgroups()[group + 1];
    curvature.take(group);
    value += StrictMath.pow(modes.group()[group], 2) + curvature.logDeterminant();
    double sum = 0;
    for (int k = first; k < end; k++) {
      value += StrictMath.pow(modes.subgroup()[k], 2) + rowsValue(k);
      double moved = skew(k);
      adjoint[k] = t * moved;
      sum += moved;
    }
    double groupAdjoint = curvature.solve(s * sum, adjoint);
    pull(group, groupAdjoint);
  }

  private double rowsValue(int subgroup) {
    double sum = 0;
    for (int row = data.nesting().rows()[subgroup]; row < end(subgroup); row++) {
      double eta = modes.eta()[row];
      sum -= data.successes(row) * eta + data.trials(row) * Logit.logLikelihood(eta, false);
    }
    return 2 * sum;
  }

  /** The sum of c over a subgroup; c itself goes into the pull. */
  private double skew(int subgroup) {
    double leverage = curvature.leverage(subgroup);
    double sum = 0;
    for (int row = data.nesting().rows()[subgroup]; row < end(subgroup); row++) {
      pull[row] = leverage * modes.weight()[row] * (1 - 2 * modes.probability()[row]);
      sum += pull[row];
    }
    return sum;
  }

  private int end(int subgroup) {
    return data.nesting().rows()[subgroup + 1];
  }

  private void pull(int group, double groupAdjoint) {
    double spread = curvature.spread();
    double sum = 0;
    double scores = 0;
    double inner = 0;
    for (int k = data.nesting().subgroups()[group];
        k < data.nesting().subgroups()[group + 1];
        k++) {
      double rows = pullRows(k, s * groupAdjoint + t * adjoint[k]);
      double ratio = modes.weights()[k] / curvature.diagonal(k);
      sum += rows;
      scores += modes.scores()[k];
      inner +=
          modes.subgroup()[k] * rows
              + adjoint[k] * modes.scores()[k]
              + 2 * t * ratio * (1 - s * s * ratio / curvature.tip());
    }
    scalePull[0][group] =
        modes.group()[group] * sum + groupAdjoint * scores + 2 * s * spread / curvature.tip();
    scalePull[1][group] = inner;
  }

  private double pullRows(int subgroup, double moved) {
    double sum = 0;
    for (int row = data.nesting().rows()[subgroup]; row < end(subgroup); row++) {
      pull[row] -= 2 * modes.residual()[row] + modes.weight()[row] * moved;
      sum += pull[row];
    }
    return sum;
  }

  /** The criterion. */
  double value() {
    return value;
  }

  double[] parameters() {
    return parameters;
  }

  Modes modes() {
    return modes;
  }

  /** The gradient, over the parameters. */
  double[] gradient() {
    double[] gradient = Arrays.copyOf(data.qr().project(pull), parameters.length);
    for (int level = 0; level < data.levels(); level++) {
      gradient[data.rank() + level] = Vectors.sum(scalePull[level]);
    }
    return gradient;
  }

  /** The gradient split by group: a row per group, over the parameters. */
  double[][] groupGradients() {
    double[][] gradients = new double[data.nesting().groupCount()][parameters.length];
    for (int k = 0; k < data.rank(); k++) {
      double[] products = Vectors.product(pull, data.qr().basis(k));
      double[] sums = data.nesting().groupSums(data.nesting().sums(products));
      for (int group = 0; group < sums.length; group++) {
        gradients[group][k] = sums[group];
      }
    }
    for (int group = 0; group < gradients.length; group++) {
      for (int level = 0; level < data.levels(); level++) {
        gradients[group][data.rank() + level] = scalePull[level][group];
      }
    }
    return gradients;
  }

  /** The information of the fixed effects at these modes and standard deviations. */
  double[][] information() {
    return PenalisedInformation.of(data, modes, s, t);
  }
}
