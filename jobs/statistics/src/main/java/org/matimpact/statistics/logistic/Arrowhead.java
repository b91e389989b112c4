package org.matimpact.statistics.logistic;

/**
 * H = I + L Z'WZ L of one group after another, the curvature of its random intercepts (u, v_1, v_2,
 * ...): an arrowhead, since subgroups meet only in their group. With w_k the sum of weights of
 * subgroup k, s and t the standard deviations of groups and subgroups, D_k = 1 + t^2 w_k:
 *
 * <pre>
 * det H = (1 + s^2 sum_k w_k / D_k) prod_k D_k
 * </pre>
 *
 * and a system is solved by eliminating the subgroups first.
 */
final class Arrowhead {

  private final Nesting nesting;
  private final double[] weight;
  private final double s;
  private final double t;
  private double tip;
  private double spread;
  private int first;
  private int end;

  /**
   * Prepares.
   *
   * @param weight of each subgroup; read when a group is taken
   */
  Arrowhead(Nesting nesting, double[] weight, double groupScale, double subgroupScale) {
    this.nesting = nesting;
    this.weight = weight;
    s = groupScale;
    t = subgroupScale;
  }

  /** Takes a group. */
  void take(int group) {
    first = nesting.subgroups()[group];
    end = nesting.subgroups()[group + 1];
    spread = 0;
    for (int k = first; k < end; k++) {
      spread += weight[k] / diagonal(k);
    }
    tip = 1 + s * s * spread;
  }

  /** D_k. */
  double diagonal(int subgroup) {
    return 1 + t * t * weight[subgroup];
  }

  /** What elimination leaves of the group's own entry: 1 + s^2 sum_k w_k / D_k. */
  double tip() {
    return tip;
  }

  /** The sum of w_k / D_k. */
  double spread() {
    return spread;
  }

  double logDeterminant() {
    double sum = StrictMath.log(tip);
    for (int k = first; k < end; k++) {
      sum += StrictMath.log(diagonal(k));
    }
    return sum;
  }

  /** The variance of s u + t v_k under H^-1. */
  double leverage(int subgroup) {
    double d = diagonal(subgroup);
    return t * t / d + s * s / (d * d * tip);
  }

  /**
   * Solves H a = b.
   *
   * @param group b's entry of the group
   * @param subgroups b's entries of the subgroups, overwritten by a's
   * @return a's entry of the group
   */
  double solve(double group, double[] subgroups) {
    double right = group;
    for (int k = first; k < end; k++) {
      right -= s * t * weight[k] * subgroups[k] / diagonal(k);
    }
    double solution = right / tip;
    for (int k = first; k < end; k++) {
      subgroups[k] = (subgroups[k] - s * t * weight[k] * solution) / diagonal(k);
    }
    return solution;
  }
}
