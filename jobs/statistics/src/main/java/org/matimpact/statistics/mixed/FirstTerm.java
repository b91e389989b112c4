package org.matimpact.statistics.mixed;

import org.matimpact.statistics.linear.OuterProducts;

/**
 * The grouped term that is eliminated group by group.
 *
 * @param theta its standard deviation relative to s_e
 * @param diagonal Z'V^-1 Z of its groups
 * @param border of each group, Z'V^-1 of everything else, not yet scaled
 * @param scale theta of each dense column; 1 for x and y
 */
@SuppressWarnings("ArrayRecordComponent") // sums of groups; compared by content nowhere
record FirstTerm(double theta, double[] diagonal, double[][] border, double[] scale) {

  /** 1 + theta^2 times the diagonal. */
  double pivot(int group) {
    return 1 + theta * theta * diagonal[group];
  }

  /** The row of a group across the dense columns, scaled as they are. */
  double[] row(int group) {
    double[] row = new double[scale.length];
    for (int k = 0; k < row.length; k++) {
      row[k] = scale[k] * border[group][k];
    }
    return row;
  }

  /** Subtracts from a lower triangle; returns the share of the log-determinant. */
  double eliminate(double[][] matrix) {
    if (theta == 0) {
      return 0;
    }
    double logs = 0;
    OuterProducts taken = new OuterProducts(scale.length);
    for (int group = 0; group < diagonal.length; group++) {
      taken.add(row(group), theta * theta / pivot(group));
      logs += StrictMath.log(pivot(group));
    }
    double[][] sum = taken.sum();
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] -= sum[i][j];
      }
    }
    return logs;
  }
}
