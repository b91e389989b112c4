package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.SymmetricEigen;
import org.matimpact.statistics.linear.Vectors;

/**
 * Turns columns into coordinates in which a Mahalanobis distance is Euclidean: the rows of the
 * pivoted Cholesky decomposition (Golub &amp; Van Loan 2013, Matrix Computations, section 4.2.8) of
 * the inverse covariance, as in MatchIt. Sums run over sorted values, so that rows may stand
 * anyhow.
 */
final class Whitening {

  /** Eigenvalues below this share of the largest count as zero. */
  private static final double RANK_TOLERANCE = 1e-8;

  /** MatchIt: at or below this determinant a covariance counts as singular. */
  private static final double SINGULAR = 1e-8;

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
    double[][] inverse = inverse(covariance);
    double[][] root = root(inverse);
    double[][] whitened = new double[root.length][];
    for (int i = 0; i < root.length; i++) {
      whitened[i] = combine(columns, root[i]);
    }
    return MahalanobisDistance.ofWhitened(source.names(), columns, inverse, whitened);
  }

  private static double[][] inverse(double[][] covariance) {
    int width = covariance.length;
    double[][] lower = new double[width][width];
    double determinant = 1;
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = covariance[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? StrictMath.sqrt(StrictMath.max(0, sum)) : sum / lower[j][j];
      }
      determinant *= lower[i][i] * lower[i][i];
      if (!(determinant > SINGULAR)) {
        return generalisedInverse(covariance);
      }
    }
    double[][] inverse = new double[width][];
    for (int column = 0; column < width; column++) {
      inverse[column] = solve(lower, column);
    }
    return inverse;
  }

  /** The solution of L L'x = e. */
  private static double[] solve(double[][] lower, int unit) {
    int width = lower.length;
    double[] x = new double[width];
    for (int i = unit; i < width; i++) {
      double sum = i == unit ? 1 : 0;
      for (int k = unit; k < i; k++) {
        sum -= lower[i][k] * x[k];
      }
      x[i] = sum / lower[i][i];
    }
    for (int i = width - 1; i >= 0; i--) {
      for (int k = i + 1; k < width; k++) {
        x[i] -= lower[k][i] * x[k];
      }
      x[i] /= lower[i][i];
    }
    return x;
  }

  private static double[][] generalisedInverse(double[][] covariance) {
    int width = covariance.length;
    SymmetricEigen eigen = SymmetricEigen.inPlace(covariance);
    double largest = 0;
    for (int i = 0; i < width; i++) {
      largest = StrictMath.max(largest, eigen.value(i));
    }
    double[][] inverse = new double[width][width];
    for (int i : descending(eigen, width)) {
      if (eigen.value(i) > RANK_TOLERANCE * largest) {
        double[] direction = eigen.vector(i);
        double[] shrunk = direction.clone();
        Vectors.scale(shrunk, 1 / eigen.value(i));
        for (int k = 0; k < width; k++) {
          Vectors.addMultiple(inverse[k], direction[k], shrunk);
        }
      }
    }
    return inverse;
  }

  private static int[] descending(SymmetricEigen eigen, int width) {
    return IntStream.range(0, width)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -eigen.value(i)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Rows R with R'R the matrix, the largest diagonal left first; as many as its rank. */
  private static double[][] root(double[][] matrix) {
    int width = matrix.length;
    double[][] left = new double[width][];
    for (int k = 0; k < width; k++) {
      left[k] = matrix[k].clone();
    }
    double[][] root = new double[width][];
    double first = left[largestDiagonal(left)][largestDiagonal(left)];
    for (int i = 0; i < width; i++) {
      int pivot = largestDiagonal(left);
      if (!(left[pivot][pivot] > RANK_TOLERANCE * first)) {
        return Arrays.copyOf(root, i);
      }
      root[i] = left[pivot].clone();
      Vectors.scale(root[i], 1 / StrictMath.sqrt(left[pivot][pivot]));
      for (int k = 0; k < width; k++) {
        Vectors.addMultiple(left[k], -root[i][k], root[i]);
      }
    }
    return root;
  }

  private static int largestDiagonal(double[][] matrix) {
    int largest = 0;
    for (int k = 1; k < matrix.length; k++) {
      largest = matrix[k][k] > matrix[largest][largest] ? k : largest;
    }
    return largest;
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
