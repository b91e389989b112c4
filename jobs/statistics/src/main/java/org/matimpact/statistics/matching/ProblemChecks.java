package org.matimpact.statistics.matching;

import java.util.Locale;
import org.matimpact.statistics.linear.RadixSort;

/** The checks of a {@link MatchingProblem}, and their messages. */
final class ProblemChecks {

  private ProblemChecks() {}

  static void check(String[] id, boolean[] treated, double[] score, String[] stratum, long seed) {
    checkLength("treated", treated.length, id.length);
    checkLength("score", score.length, id.length);
    checkLength("stratum", stratum.length, id.length);
    checkRows(id, score, stratum);
    checkUnique(id, seed);
    checkArms(treated);
  }

  private static void checkLength(String column, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid matching problem: %d values of %s for %d ids (give one per unit)",
              length,
              column,
              expected));
    }
  }

  private static void checkRows(String[] id, double[] score, String[] stratum) {
    for (int row = 0; row < id.length; row++) {
      if (id[row] == null || stratum[row] == null) {
        throw new IllegalArgumentException(
            "Invalid matching problem: null id or stratum in row " + row + " (use \"\" for none)");
      }
      if (!Double.isFinite(score[row])) {
        throw new UnmatchableException(
            String.format(
                Locale.ROOT,
                "Invalid score of %s: %s (exclude units without a score, or look for separation)",
                id[row],
                score[row]));
      }
    }
  }

  /** Equal identifiers have equal hashes, which sorting brings together. */
  private static void checkUnique(String[] id, long seed) {
    RadixSort.Sorted sorted =
        RadixSort.sorted(HashOrder.hashes(id, seed), RadixSort.identity(id.length));
    long[] hash = sorted.key();
    int[] rows = sorted.rows();
    for (int at = 1; at < rows.length; at++) {
      for (int other = at - 1; other >= 0 && hash[other] == hash[at]; other--) {
        if (id[rows[at]].equals(id[rows[other]])) {
          throw new IllegalArgumentException(
              "Invalid matching problem: id "
                  + id[rows[at]]
                  + " occurs twice (keep one row per unit)");
        }
      }
    }
  }

  private static void checkArms(boolean[] treated) {
    int count = 0;
    for (boolean unit : treated) {
      count += unit ? 1 : 0;
    }
    if (count == 0 || count == treated.length) {
      throw new UnmatchableException(
          String.format(
              Locale.ROOT,
              "Cannot match: %d of %d units are treated (both arms are needed)",
              count,
              treated.length));
    }
  }
}
