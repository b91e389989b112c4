package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.Moments;

/** Standard deviations of the score, summed in ascending order so that rows may stand anyhow. */
@SuppressWarnings("ArrayRecordComponent") // used at once and dropped
record ScoreSpread(double[] treated, double[] comparison, double[] all) {

  static ScoreSpread of(MatchingProblem problem) {
    return new ScoreSpread(
        sorted(problem, problem.treatedRows()),
        sorted(problem, problem.comparisonRows()),
        sorted(problem, IntStream.range(0, problem.size()).toArray()));
  }

  private static double[] sorted(MatchingProblem problem, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> problem.score()[row]).sorted().toArray();
  }

  double standardDeviation(CaliperScale scale) {
    return StrictMath.sqrt(
        switch (scale) {
          case OVERALL -> Moments.variance(all);
          case POOLED -> (Moments.variance(treated) + Moments.variance(comparison)) / 2;
        });
  }

  double minimum() {
    return all[0];
  }
}
