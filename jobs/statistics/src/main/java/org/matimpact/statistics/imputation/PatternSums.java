package org.matimpact.statistics.imputation;

import java.io.Serializable;

/**
 * Sums over the units of one group and period that lack the same columns.
 *
 * @param missing bit k is set where column k has no value
 * @param period from 0
 * @param count number of units
 * @param sum of each column; 0 where it is missing
 * @param products sums of products of columns, packed upper triangle row by row; 0 where one is
 *     missing
 */
@SuppressWarnings("ArrayRecordComponent") // sums; compared by content nowhere
public record PatternSums(long missing, int period, double count, double[] sum, double[] products)
    implements Serializable {

  /** Whether a column has a value. */
  boolean observes(int column) {
    return (missing >>> column & 1) == 0;
  }

  /** Sum of the units' distances from a centre; 0 where a column is missing. */
  double[] from(double[] centre) {
    double[] distance = sum.clone();
    for (int k = 0; k < distance.length; k++) {
      distance[k] -= observes(k) ? count * centre[k] : 0;
    }
    return distance;
  }
}
