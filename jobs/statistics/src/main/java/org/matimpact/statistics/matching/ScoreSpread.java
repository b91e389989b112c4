package org.matimpact.statistics.matching;

import java.util.Arrays;
import org.matimpact.statistics.linear.Moments;

/** Standard deviations of a score, summed in ascending order so that rows may stand anyhow. */
final class ScoreSpread {

  private ScoreSpread() {}

  static double standardDeviation(boolean[] treated, double[] score, CaliperScale scale) {
    return switch (scale) {
      case OVERALL -> StrictMath.sqrt(variance(score.clone()));
      case POOLED ->
          StrictMath.sqrt(
              (variance(arm(treated, score, true)) + variance(arm(treated, score, false))) / 2);
    };
  }

  private static double variance(double[] values) {
    Arrays.sort(values);
    return Moments.variance(values);
  }

  private static double[] arm(boolean[] treated, double[] score, boolean arm) {
    double[] values = new double[score.length];
    int count = 0;
    for (int row = 0; row < score.length; row++) {
      if (treated[row] == arm) {
        values[count++] = score[row];
      }
    }
    return Arrays.copyOf(values, count);
  }
}
