package org.matimpact.statistics.balance;

import java.util.stream.IntStream;
import org.matimpact.statistics.matching.Estimand;
import org.matimpact.statistics.matching.Matching;

/**
 * Units to compare.
 *
 * @param treated the arm of every unit, also of those not compared: all of them standardise
 * @param weights of every unit
 * @param estimand whom the weights are for
 * @param rows those compared
 * @param pairs among them
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once
record Compared(
    boolean[] treated, double[] weights, Estimand estimand, int[] rows, PairDistance pairs) {

  static Compared of(boolean[] treated, Matching matching, Estimand estimand, int[] rows) {
    return new Compared(
        treated, matching.weights(), estimand, rows, PairDistance.of(treated, matching, rows));
  }

  /** The weights of one arm of those compared. */
  double[] weights(boolean arm) {
    return IntStream.of(rows)
        .filter(row -> treated[row] == arm)
        .mapToDouble(row -> weights[row])
        .toArray();
  }
}
