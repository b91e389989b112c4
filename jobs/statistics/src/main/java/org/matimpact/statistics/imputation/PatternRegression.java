package org.matimpact.statistics.imputation;

import java.util.stream.IntStream;
import org.matimpact.statistics.linear.Cholesky;

/**
 * What a covariance says of units that lack some columns M and have the others O: Sigma_OO^-1, the
 * regression of M on O with slopes Sigma_MO Sigma_OO^-1, and what it leaves, Sigma_MM - Sigma_MO
 * Sigma_OO^-1 Sigma_OM.
 */
final class PatternRegression {

  private final int[] observed;
  private final int[] missing;
  private final double[][] precision;
  private final double[][] slopes;
  private final double[][] left;

  private PatternRegression(double[][] covariance, int[] observed, int[] missing) {
    this.observed = observed;
    this.missing = missing;
    double[][] inverse = Cholesky.of(block(covariance, observed), 0).inverse(observed.length);
    precision = new double[covariance.length][covariance.length];
    for (int i = 0; i < observed.length; i++) {
      for (int j = 0; j < observed.length; j++) {
        precision[observed[i]][observed[j]] = inverse[i][j];
      }
    }
    slopes = new double[missing.length][observed.length];
    left = new double[missing.length][missing.length];
    for (int m = 0; m < missing.length; m++) {
      for (int o = 0; o < observed.length; o++) {
        for (int k = 0; k < observed.length; k++) {
          slopes[m][o] += covariance[missing[m]][observed[k]] * inverse[k][o];
        }
      }
    }
    fillLeft(covariance);
  }

  private void fillLeft(double[][] covariance) {
    for (int m = 0; m < missing.length; m++) {
      for (int k = 0; k < missing.length; k++) {
        double explained = 0;
        for (int o = 0; o < observed.length; o++) {
          explained += slopes[m][o] * covariance[observed[o]][missing[k]];
        }
        left[m][k] = covariance[missing[m]][missing[k]] - explained;
      }
    }
  }

  /** Of units that lack the columns whose bits are set. */
  static PatternRegression of(double[][] covariance, long missing) {
    int columns = covariance.length;
    return new PatternRegression(
        covariance,
        IntStream.range(0, columns).filter(k -> (missing >>> k & 1) == 0).toArray(),
        IntStream.range(0, columns).filter(k -> (missing >>> k & 1) != 0).toArray());
  }

  /** Of some columns on some others; the rest is left out. */
  static PatternRegression of(double[][] covariance, int[] known, int[] wanted) {
    return new PatternRegression(covariance, known, wanted);
  }

  private static double[][] block(double[][] covariance, int[] columns) {
    double[][] block = new double[columns.length][columns.length];
    for (int i = 0; i < columns.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        block[i][j] = covariance[columns[i]][columns[j]];
      }
    }
    return block;
  }

  int[] observed() {
    return observed;
  }

  int[] missing() {
    return missing;
  }

  /** Sigma_OO^-1 in the rows and columns of O, else 0. */
  double[][] precision() {
    return precision;
  }

  /** Slopes: a row a missing column, a column an observed one. */
  double[][] slopes() {
    return slopes;
  }

  /** Covariance of the missing columns given the observed ones. */
  double[][] left() {
    return left;
  }

  /** Fills in the missing columns of residuals by their expectation. */
  void predict(double[] residual) {
    for (int m = 0; m < missing.length; m++) {
      double predicted = 0;
      for (int o = 0; o < observed.length; o++) {
        predicted += slopes[m][o] * residual[observed[o]];
      }
      residual[missing[m]] = predicted;
    }
  }
}
