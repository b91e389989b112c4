package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.matimpact.statistics.linear.Moments;

/**
 * What the rule on ties makes of a problem: who comes first, and which scores count as equal.
 *
 * <p>Under {@link Ties#HASH} the position of a unit is the whole number of steps of 1e-10 standard
 * deviations above the lowest score; otherwise it is the score.
 */
final class UnitOrder {

  private static final double RELATIVE_STEP = 1e-10;

  private final MatchingProblem problem;
  private final Ties ties;
  private final double[] line;
  private final int[] byPriority;
  private final int[] priority;
  private final double lowest;
  private final double standardDeviation;

  /** The rows of all units by stratum, position, priority. */
  private final int[] sorted;

  private UnitOrder(MatchingProblem problem, Ties ties, double[] line) {
    this.problem = problem;
    this.ties = ties;
    this.line = line;
    byPriority =
        ties == Ties.HASH
            ? HashOrder.rows(problem.id(), problem.seed())
            : RadixSort.identity(problem.size());
    priority = HashOrder.ranks(byPriority);
    int[] byLine = RadixSort.sort(keys(byPriority), byPriority.clone());
    double[] values = new double[byLine.length];
    for (int at = 0; at < values.length; at++) {
      values[at] = line[byLine[at]];
    }
    lowest = values[0];
    standardDeviation = Moments.standardDeviation(values);
    sorted = byStratum(byLine);
    if (ties == Ties.HASH) {
      sortWithinPositions();
    }
  }

  /** Orders units by their scores. */
  static UnitOrder of(MatchingProblem problem, Ties ties) {
    return new UnitOrder(problem, ties, problem.score());
  }

  /** Orders units along another line than their scores. */
  static UnitOrder along(double[] line, MatchingProblem problem, Ties ties) {
    return new UnitOrder(problem, ties, line);
  }

  private long[] keys(int[] rows) {
    long[] key = new long[rows.length];
    for (int at = 0; at < key.length; at++) {
      key[at] = RadixSort.key(line[rows[at]]);
    }
    return key;
  }

  private int[] byStratum(int[] rows) {
    String[] stratum = problem.stratum();
    Map<String, Integer> codes = new HashMap<>();
    long[] key = new long[rows.length];
    for (int at = 0; at < rows.length; at++) {
      key[at] = codes.computeIfAbsent(stratum[rows[at]], name -> codes.size());
    }
    return codes.size() == 1 ? rows : RadixSort.sort(key, rows);
  }

  /** Scores that differ by less than a step were sorted by their difference. */
  private void sortWithinPositions() {
    for (int from = 0; from < sorted.length; ) {
      int to = from + 1;
      boolean inOrder = true;
      while (to < sorted.length && samePlace(sorted[from], sorted[to])) {
        inOrder &= priority[sorted[to - 1]] < priority[sorted[to]];
        to++;
      }
      if (!inOrder) {
        for (int at = from; at < to; at++) {
          sorted[at] = priority[sorted[at]];
        }
        Arrays.sort(sorted, from, to);
        for (int at = from; at < to; at++) {
          sorted[at] = byPriority[sorted[at]];
        }
      }
      from = to;
    }
  }

  boolean samePlace(int a, int b) {
    return sameStratum(a, b) && samePosition(a, b);
  }

  boolean samePosition(int a, int b) {
    return line[a] == line[b] || position(line[a]) == position(line[b]);
  }

  boolean sameStratum(int a, int b) {
    return problem.stratum()[a].equals(problem.stratum()[b]);
  }

  private double position(double value) {
    return ties == Ties.HASH ? StrictMath.rint((value - lowest) / step()) : value;
  }

  /** The unit to which distances on the line are rounded; 0 for no rounding. */
  double step() {
    if (ties == Ties.ROW_ORDER) {
      return 0;
    }
    return standardDeviation > 0 ? standardDeviation * RELATIVE_STEP : 1;
  }

  /**
   * Returns a distance in the form in which it is compared. Rounding it once, and not the
   * difference of two rounded scores, makes distances that are equal but for rounding error equal.
   */
  double rounded(double distance) {
    return ties == Ties.HASH ? StrictMath.rint(distance / step()) : distance;
  }

  double standardDeviation() {
    return standardDeviation;
  }

  Ties ties() {
    return ties;
  }

  int[] sorted() {
    return sorted;
  }

  /** The rows of all units by position, then priority, whatever their strata. */
  int[] sortedTogether() {
    long[] key = new long[byPriority.length];
    for (int at = 0; at < key.length; at++) {
      key[at] = RadixSort.key(position(line[byPriority[at]]));
    }
    return RadixSort.sort(key, byPriority.clone());
  }

  /** The rank of each row; a tie goes to the smaller. */
  int[] priority() {
    return priority;
  }

  /** The rows by priority. */
  int[] byPriority() {
    return byPriority;
  }

  double[] line() {
    return line;
  }

  /** The rows in the order of hash, whatever the rule on ties. */
  int[] byHash() {
    return ties == Ties.HASH ? byPriority : HashOrder.rows(problem.id(), problem.seed());
  }
}
