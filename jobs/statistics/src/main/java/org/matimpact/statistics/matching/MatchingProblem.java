package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Units to be matched, one row each. The arrays belong to the problem: they are not copied, and
 * whoever made it must not alter them afterwards.
 *
 * @param id identifiers, unique: ties are broken by them
 * @param treated the arm
 * @param score finite: usually the logit of the propensity score. It orders the treated, the
 *     caliper is one on it, and it is the distance unless another is given
 * @param stratum units are matched within strata only; "" for all if there are none
 * @param seed of the hash that breaks ties
 * @param distance how unlike two units are
 * @param restrictions what pairs must satisfy besides
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
public record MatchingProblem(
    String[] id,
    boolean[] treated,
    double[] score,
    String[] stratum,
    long seed,
    Distance distance,
    Restrictions restrictions) {

  /**
   * Checks the columns.
   *
   * @throws IllegalArgumentException if the lengths differ, a score is not finite, an identifier is
   *     repeated or missing, a stratum is null, or an arm is empty
   */
  public MatchingProblem {
    ProblemChecks.check(id, treated, score, stratum, seed);
    restrictions.check(id.length);
  }

  /** Poses a problem whose distance is the difference of scores, without further restrictions. */
  public MatchingProblem(
      String[] id, boolean[] treated, double[] score, String[] stratum, long seed) {
    this(id, treated, score, stratum, seed, new ScoreDistance(score), Restrictions.none());
  }

  /** Returns a problem without strata. */
  public static MatchingProblem unstratified(
      String[] id, boolean[] treated, double[] score, long seed) {
    String[] none = new String[id.length];
    Arrays.fill(none, "");
    return new MatchingProblem(id, treated, score, none, seed);
  }

  /** Returns the same units with another distance; the score keeps its caliper and its order. */
  public MatchingProblem with(Distance newDistance) {
    return new MatchingProblem(id, treated, score, stratum, seed, newDistance, restrictions);
  }

  /** Returns the same units under other restrictions. */
  public MatchingProblem with(Restrictions newRestrictions) {
    return new MatchingProblem(id, treated, score, stratum, seed, distance, newRestrictions);
  }

  /** Returns the same units in other strata. */
  public MatchingProblem withStrata(String[] newStratum) {
    return new MatchingProblem(id, treated, score, newStratum, seed, distance, restrictions);
  }

  /** Returns the given rows, in the given order. */
  public MatchingProblem select(int[] rows) {
    boolean[] arms = new boolean[rows.length];
    double[] scores = new double[rows.length];
    for (int at = 0; at < rows.length; at++) {
      arms[at] = treated[rows[at]];
      scores[at] = score[rows[at]];
    }
    return new MatchingProblem(
        select(id, rows),
        arms,
        scores,
        select(stratum, rows),
        seed,
        isOnScore() ? new ScoreDistance(scores) : distance.select(rows),
        restrictions.select(rows));
  }

  private static String[] select(String[] column, int[] rows) {
    return Arrays.stream(rows).mapToObj(row -> column[row]).toArray(String[]::new);
  }

  /** Returns the number of units. */
  public int size() {
    return id.length;
  }

  /** Returns the rows of the treated, ascending. */
  public int[] treatedRows() {
    return IntStream.range(0, size()).filter(row -> treated[row]).toArray();
  }

  /** Returns the rows of the comparison units, ascending. */
  public int[] comparisonRows() {
    return IntStream.range(0, size()).filter(row -> !treated[row]).toArray();
  }

  int comparisons() {
    int count = 0;
    for (boolean unit : treated) {
      count += unit ? 0 : 1;
    }
    return count;
  }

  /** Whether the distance is that of the score. */
  boolean isOnScore() {
    return distance instanceof ScoreDistance column && column.score() == score;
  }
}
