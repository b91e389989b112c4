package org.matimpact.statistics.logistic;

/**
 * The most probable random intercepts given the parameters, in standard deviations, and the model
 * there.
 *
 * @param group one per group
 * @param subgroup one per subgroup; 0 in a model of one level
 * @param eta the linear predictor of each sorted row, random intercepts included
 * @param probability of a success, of each sorted row
 * @param weight n p (1 - p) of each sorted row
 * @param residual successes minus n p, of each sorted row
 * @param weights the weights summed by subgroup
 * @param scores the residuals summed by subgroup
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers; compared by content nowhere
record Modes(
    double[] group,
    double[] subgroup,
    double[] eta,
    double[] probability,
    double[] weight,
    double[] residual,
    double[] weights,
    double[] scores) {

  /** Modes not found yet, beginning at those given. */
  static Modes from(double[] group, double[] subgroup, int rows) {
    return new Modes(
        group.clone(),
        subgroup.clone(),
        new double[rows],
        new double[rows],
        new double[rows],
        new double[rows],
        new double[subgroup.length],
        new double[subgroup.length]);
  }

  /** Random intercepts of 0, where a first search begins. */
  static Modes none(GroupedRows data) {
    Nesting nesting = data.nesting();
    return from(
        new double[nesting.groupCount()],
        new double[nesting.subgroupCount()],
        nesting.order().length);
  }
}
