package org.matimpact.statistics.matching;

import java.util.Arrays;
import org.matimpact.statistics.linear.RadixSort;
import org.matimpact.statistics.linear.Vectors;

/**
 * Turns columns into coordinates in which a Mahalanobis distance is Euclidean: the rows of the
 * pivoted Cholesky decomposition (Golub &amp; Van Loan 2013, Matrix Computations, section 4.2.8) of
 * the inverse covariance, as in MatchIt. Sums run over sorted values, so that rows may stand
 * anyhow.
 */
final class Whitening {

  private final DistanceColumns source;
  private final int rows;

  Whitening(DistanceColumns source) {
    this.source = source;
    rows = source.columns()[0].length;
  }

  /** Columns in standard deviations of all units; their covariance within the arms. */
  MahalanobisDistance within(boolean[] treated) {
    double[][] scaled = new double[source.columns().length][];
    double[][] centred = new double[scaled.length][];
    for (int k = 0; k < scaled.length; k++) {
      double[] column = source.columns()[k];
      double sd = StrictMath.sqrt(product(centred(column), centred(column)) / (rows - 1));
      scaled[k] = centred(column);
      for (int row = 0; row < rows; row++) {
        scaled[k][row] /= sd;
      }
      centred[k] = centredWithin(scaled[k], treated);
    }
    return whiten(scaled, covariance(centred, rows - 2.0));
  }

  /** Ranks; their covariance with every variance that of untied ranks, n(n + 1)/12. */
  MahalanobisDistance ranks() {
    double[][] ranks = new double[source.columns().length][];
    double[][] centred = new double[ranks.length][];
    double untied = StrictMath.sqrt(rows * (rows + 1.0) / 12);
    for (int k = 0; k < ranks.length; k++) {
      ranks[k] = ranks(source.columns()[k]);
      centred[k] = centred(ranks[k]);
      double sd = StrictMath.sqrt(product(centred[k], centred[k]) / (rows - 1));
      Vectors.scale(centred[k], untied / sd);
    }
    return whiten(ranks, covariance(centred, rows - 1.0));
  }

  private MahalanobisDistance whiten(double[][] columns, double[][] covariance) {
    double[][] inverse = InverseCovariance.of(covariance);
    double[][] root = InverseCovariance.root(inverse);
    double[][] whitened = new double[root.length][];
    for (int i = 0; i < root.length; i++) {
      whitened[i] = combine(columns, root[i]);
    }
    return MahalanobisDistance.ofWhitened(source.names(), columns, inverse, whitened);
  }

  private double[] combine(double[][] columns, double[] direction) {
    double[] sum = new double[rows];
    for (int k = 0; k < columns.length; k++) {
      Vectors.addMultiple(sum, direction[k], columns[k]);
    }
    return sum;
  }

  private static double[][] covariance(double[][] centred, double divisor) {
    double[][] covariance = new double[centred.length][centred.length];
    for (int k = 0; k < centred.length; k++) {
      for (int m = 0; m <= k; m++) {
        covariance[k][m] = product(centred[k], centred[m]) / divisor;
        covariance[m][k] = covariance[k][m];
      }
    }
    return covariance;
  }

  private static double product(double[] a, double[] b) {
    return sortedSum(Vectors.product(a, b));
  }

  private static double sortedSum(double[] values) {
    Arrays.sort(values);
    double sum = 0;
    double lost = 0;
    for (double value : values) {
      double next = sum + value;
      lost +=
          StrictMath.abs(sum) >= StrictMath.abs(value)
              ? (sum - next) + value
              : (value - next) + sum;
      sum = next;
    }
    return sum + lost;
  }

  private static double[] centred(double[] column) {
    double mean = sortedSum(column.clone()) / column.length;
    return Arrays.stream(column).map(value -> value - mean).toArray();
  }

  private static double[] centredWithin(double[] column, boolean[] treated) {
    double[] centred = new double[column.length];
    double treatedMean = mean(column, treated, true);
    double comparisonMean = mean(column, treated, false);
    for (int row = 0; row < column.length; row++) {
      centred[row] = column[row] - (treated[row] ? treatedMean : comparisonMean);
    }
    return centred;
  }

  private static double mean(double[] column, boolean[] treated, boolean arm) {
    double[] values = new double[column.length];
    int count = 0;
    for (int row = 0; row < column.length; row++) {
      if (treated[row] == arm) {
        values[count++] = column[row];
      }
    }
    return count == 0 ? 0 : sortedSum(Arrays.copyOf(values, count)) / count;
  }

  /** Ranks from 1; tied values have the mean of theirs. */
  private static double[] ranks(double[] column) {
    long[] key = new long[column.length];
    for (int row = 0; row < key.length; row++) {
      key[row] = RadixSort.key(column[row]);
    }
    int[] sorted = RadixSort.sort(key, RadixSort.identity(column.length));
    double[] ranks = new double[column.length];
    for (int from = 0; from < sorted.length; ) {
      int to = from + 1;
      while (to < sorted.length && column[sorted[to]] == column[sorted[from]]) {
        to++;
      }
      for (int at = from; at < to; at++) {
        ranks[sorted[at]] = (from + to + 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
