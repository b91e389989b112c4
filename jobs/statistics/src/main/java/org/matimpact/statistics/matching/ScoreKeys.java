package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.matimpact.statistics.hash.XxHash64;

/**
 * What the rule on ties makes of a problem.
 *
 * @param ties the rule
 * @param position of each row, equal for scores that count as equal: under {@link Ties#HASH} the
 *     whole number of steps of 1e-10 standard deviations above the lowest score, otherwise the
 *     score
 * @param step the unit to which distances are rounded before they are compared, in units of the
 *     score; 0 for no rounding
 * @param priority of each row: a tie goes to the smaller
 * @param hashRank of each row in the order of hash, then identifier
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one match
record ScoreKeys(Ties ties, double[] position, double step, int[] priority, int[] hashRank) {

  private static final double RELATIVE_STEP = 1e-10;

  static ScoreKeys of(MatchingProblem problem, Ties ties) {
    return switch (ties) {
      case HASH -> byHash(problem);
      case ROW_ORDER -> byRow(problem);
    };
  }

  /**
   * Returns a distance in the form in which it is compared. Rounding it once, and not the
   * difference of two rounded scores, makes distances that are equal but for rounding error equal.
   */
  double rounded(double distance) {
    return step > 0 ? StrictMath.rint(distance / step) : distance;
  }

  private static ScoreKeys byRow(MatchingProblem problem) {
    int[] rows = IntStream.range(0, problem.size()).toArray();
    return new ScoreKeys(Ties.ROW_ORDER, problem.score(), 0, rows, hashRank(problem));
  }

  private static ScoreKeys byHash(MatchingProblem problem) {
    ScoreSpread spread = ScoreSpread.of(problem);
    double sd = spread.standardDeviation(CaliperScale.OVERALL);
    double step = sd > 0 ? sd * RELATIVE_STEP : 1;
    double lowest = spread.minimum();
    double[] position =
        Arrays.stream(problem.score()).map(s -> StrictMath.rint((s - lowest) / step)).toArray();
    int[] hashRank = hashRank(problem);
    return new ScoreKeys(Ties.HASH, position, step, hashRank, hashRank);
  }

  /** Ranks rows by hash, unsigned, then identifier. */
  private static int[] hashRank(MatchingProblem problem) {
    long[] hash =
        Arrays.stream(problem.id()).mapToLong(id -> XxHash64.hash(id, problem.seed())).toArray();
    Comparator<Integer> byHash = (a, b) -> Long.compareUnsigned(hash[a], hash[b]);
    int[] rows =
        IntStream.range(0, problem.size())
            .boxed()
            .sorted(byHash.thenComparing(row -> problem.id()[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] rank = new int[rows.length];
    for (int at = 0; at < rows.length; at++) {
      rank[rows[at]] = at;
    }
    return rank;
  }
}
