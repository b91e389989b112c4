package org.matimpact.statistics.matching;

import java.util.Arrays;
import org.matimpact.statistics.linear.Moments;

/**
 * A column minus its treated mean, in standard deviations of the treated, or of all units if the
 * treated do not vary.
 */
@SuppressWarnings("ArrayRecordComponent") // lives inside one computation
record StandardisedColumn(String name, double[] values) {

  static StandardisedColumn of(String name, double[] column, int[] treatedRows) {
    double[] treated = Arrays.stream(treatedRows).mapToDouble(row -> column[row]).toArray();
    double mean = Moments.mean(treated);
    double sd = Moments.standardDeviation(treated);
    double scale = sd > 0 ? sd : Moments.standardDeviation(column);
    return new StandardisedColumn(
        name, Arrays.stream(column).map(v -> scale > 0 ? (v - mean) / scale : 0).toArray());
  }

  boolean varies() {
    return Arrays.stream(values).anyMatch(value -> value != 0);
  }

  double[] at(int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }
}
