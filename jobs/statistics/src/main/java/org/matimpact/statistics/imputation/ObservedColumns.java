package org.matimpact.statistics.imputation;

import java.util.Arrays;
import java.util.List;

/**
 * Mean and variance of each column among the units that have it: where a fit begins, and the unit
 * in which its moves are measured.
 *
 * @param means 0 of a column that nobody has
 * @param variances with divisor n; 1 of a column that does not vary
 */
@SuppressWarnings("ArrayRecordComponent") // columns; compared by content nowhere
record ObservedColumns(double[] means, double[] variances) {

  /** Share of the variance that a fit begins with between groups. */
  private static final double BETWEEN = 0.1;

  /** Below this share of its mean square a variance is rounding. */
  private static final double ROUNDING = 1e-12;

  static ObservedColumns of(List<GroupSums> groups, int columns) {
    double[] counts = new double[columns];
    double[] means = new double[columns];
    double[] variances = new double[columns];
    for (GroupSums group : groups) {
      for (PatternSums units : group.patterns()) {
        int diagonal = 0;
        for (int k = 0; k < columns; k++) {
          counts[k] += units.observes(k) ? units.count() : 0;
          means[k] += units.sum()[k];
          variances[k] += units.products()[diagonal];
          diagonal += columns - k;
        }
      }
    }
    for (int k = 0; k < columns; k++) {
      means[k] = counts[k] > 0 ? means[k] / counts[k] : 0;
      double square = counts[k] > 0 ? variances[k] / counts[k] : 0;
      double variance = square - means[k] * means[k];
      variances[k] = variance > ROUNDING * square ? variance : 1;
    }
    return new ObservedColumns(means, variances);
  }

  /** The model in which no two columns depend on each other. */
  TwoLevelNormal start(int strata, int periods) {
    int q = means.length;
    double[][][] start = new double[strata][periods][];
    for (double[][] stratum : start) {
      Arrays.setAll(stratum, period -> means.clone());
    }
    double[][] within = new double[q][q];
    double[][] between = new double[q][q];
    for (int k = 0; k < q; k++) {
      within[k][k] = (1 - BETWEEN) * variances[k];
      between[k][k] = BETWEEN * variances[k];
    }
    return new TwoLevelNormal(start, within, between);
  }
}
