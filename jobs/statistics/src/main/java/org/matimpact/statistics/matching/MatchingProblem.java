package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Units to be matched, one row each. The arrays belong to the problem: they are not copied, and
 * whoever made it must not alter them afterwards.
 *
 * @param id identifiers, unique: ties are broken by them
 * @param treated the arm
 * @param score the distance measure, finite: usually the logit of the propensity score
 * @param stratum units are matched within strata only; "" for all if there are none
 * @param seed of the hash that breaks ties
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
public record MatchingProblem(
    String[] id, boolean[] treated, double[] score, String[] stratum, long seed) {

  /**
   * Checks the columns.
   *
   * @throws IllegalArgumentException if the lengths differ, a score is not finite, an identifier is
   *     repeated or missing, a stratum is null, or an arm is empty
   */
  public MatchingProblem {
    checkLength("treated", treated.length, id.length);
    checkLength("score", score.length, id.length);
    checkLength("stratum", stratum.length, id.length);
    checkRows(id, score, stratum);
    checkArms(treated);
  }

  /** Returns a problem without strata. */
  public static MatchingProblem unstratified(
      String[] id, boolean[] treated, double[] score, long seed) {
    String[] none = new String[id.length];
    Arrays.fill(none, "");
    return new MatchingProblem(id, treated, score, none, seed);
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

  private static void checkLength(String column, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          String.format(
              "Invalid matching problem: %d values of %s for %d ids (give one per unit)",
              length, column, expected));
    }
  }

  private static void checkRows(String[] id, double[] score, String[] stratum) {
    Set<String> seen = new HashSet<>();
    for (int row = 0; row < id.length; row++) {
      if (id[row] == null || stratum[row] == null) {
        throw new IllegalArgumentException(
            "Invalid matching problem: null id or stratum in row " + row + " (use \"\" for none)");
      }
      if (!seen.add(id[row])) {
        throw new IllegalArgumentException(
            "Invalid matching problem: id " + id[row] + " occurs twice (keep one row per unit)");
      }
      if (!Double.isFinite(score[row])) {
        throw new IllegalArgumentException(
            String.format(
                "Invalid score of %s: %s (exclude units without a score, or look for separation)",
                id[row], score[row]));
      }
    }
  }

  private static void checkArms(boolean[] treated) {
    int count = 0;
    for (boolean unit : treated) {
      count += unit ? 1 : 0;
    }
    if (count == 0 || count == treated.length) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot match: %d of %d units are treated (both arms are needed)",
              count, treated.length));
    }
  }
}
