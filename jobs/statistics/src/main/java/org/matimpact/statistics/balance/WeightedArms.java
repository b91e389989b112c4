package org.matimpact.statistics.balance;

import java.util.Arrays;
import org.matimpact.statistics.linear.RadixSort;
import org.matimpact.statistics.matching.Estimand;

/**
 * Comparisons of a covariate between the arms under weights, by the definitions of R's MatchIt.
 *
 * <p>The weights of each arm are scaled to sum to 1. The variance of a binary covariate is p(1-p),
 * otherwise sum w (x - mean)^2 / (1 - sum w^2), the unbiased one for reliability weights.
 */
final class WeightedArms {

  /** Standard deviations below the root of double precision count as none, as in MatchIt. */
  private static final double NO_SPREAD = 1.490116119384766e-8;

  private final boolean[] treated;
  private final double[] share;

  WeightedArms(boolean[] treated, double[] weights) {
    this.treated = treated;
    double[] total = new double[2];
    for (int row = 0; row < treated.length; row++) {
      total[treated[row] ? 1 : 0] += weights[row];
    }
    share = new double[weights.length];
    for (int row = 0; row < treated.length; row++) {
      share[row] = weights[row] / total[treated[row] ? 1 : 0];
    }
  }

  static WeightedArms unweighted(boolean[] treated) {
    double[] ones = new double[treated.length];
    Arrays.fill(ones, 1);
    return new WeightedArms(treated, ones);
  }

  double treatedMean(double[] x) {
    return mean(x, true);
  }

  double comparisonMean(double[] x) {
    return mean(x, false);
  }

  double meanDifference(double[] x) {
    return treatedMean(x) - comparisonMean(x);
  }

  private double mean(double[] x, boolean arm) {
    double mean = 0;
    for (int row = 0; row < x.length; row++) {
      mean += treated[row] == arm ? share[row] * x[row] : 0;
    }
    return mean;
  }

  /** Standard deviation of the arm the effect is for; pooled if for both, or if it is none. */
  double standardiser(double[] x, Estimand estimand) {
    double treatedVariance = variance(x, true);
    double comparisonVariance = variance(x, false);
    double pooled = StrictMath.sqrt((treatedVariance + comparisonVariance) / 2);
    double asked =
        switch (estimand) {
          case ATT -> StrictMath.sqrt(treatedVariance);
          case ATC -> StrictMath.sqrt(comparisonVariance);
          case ATE, ATO -> pooled;
        };
    return asked > NO_SPREAD ? asked : pooled;
  }

  double varianceRatio(double[] x) {
    return isBinary(x) ? Double.NaN : variance(x, true) / variance(x, false);
  }

  private double variance(double[] x, boolean arm) {
    double mean = mean(x, arm);
    if (isBinary(x)) {
      return mean * (1 - mean);
    }
    double squares = 0;
    double sumOfSquaredShares = 0;
    for (int row = 0; row < x.length; row++) {
      if (treated[row] == arm) {
        squares += share[row] * (x[row] - mean) * (x[row] - mean);
        sumOfSquaredShares += share[row] * share[row];
      }
    }
    return squares / (1 - sumOfSquaredShares);
  }

  static boolean isBinary(double[] x) {
    return Arrays.stream(x).allMatch(value -> value == 0 || value == 1);
  }

  /** Mean and maximum, over the distinct values of x, of the difference of the two eCDFs. */
  EcdfDifference ecdfDifference(double[] x) {
    if (isBinary(x)) {
      double difference = StrictMath.abs(meanDifference(x));
      return new EcdfDifference(difference, difference);
    }
    long[] key = new long[x.length];
    for (int row = 0; row < x.length; row++) {
      key[row] = RadixSort.key(x[row]);
    }
    int[] sorted = RadixSort.sort(key, RadixSort.identity(x.length));
    double difference = 0;
    double sum = 0;
    double largest = 0;
    int values = 0;
    for (int at = 0; at < sorted.length; at++) {
      int row = sorted[at];
      difference += treated[row] ? share[row] : -share[row];
      if (at + 1 == sorted.length || x[sorted[at + 1]] != x[row]) {
        sum += StrictMath.abs(difference);
        largest = StrictMath.max(largest, StrictMath.abs(difference));
        values++;
      }
    }
    return new EcdfDifference(sum / values, largest);
  }

  record EcdfDifference(double mean, double maximum) {}
}
