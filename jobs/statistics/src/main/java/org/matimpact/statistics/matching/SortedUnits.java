package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.BitSet;
import org.matimpact.statistics.linear.Moments;
import org.matimpact.statistics.linear.RadixSort;

/** All units along a line: by stratum, position, priority. Large, and dropped when laid out. */
final class SortedUnits {

  /** Runs of one position up to this length are sorted by insertion. */
  private static final int SHORT = 128;

  private final UnitOrder order;
  private final BitSet stratumStarts = new BitSet();
  private int[] rows;
  private double[] values;

  private SortedUnits(MatchingProblem problem, double[] line, Ties ties, boolean inStrata) {
    long[] key = new long[line.length];
    for (int row = 0; row < key.length; row++) {
      key[row] = RadixSort.key(line[row]);
    }
    RadixSort.Sorted sorted = RadixSort.sorted(key, RadixSort.identity(line.length));
    rows = sorted.rows();
    values = new double[rows.length];
    for (int at = 0; at < values.length; at++) {
      values[at] = RadixSort.value(sorted.key()[at]);
    }
    order = new UnitOrder(problem, ties, line, values[0], Moments.standardDeviation(values));
    stratumStarts.set(0);
    if (inStrata) {
      sortByStratum(StratumCodes.of(problem.stratum()));
    }
    if (ties == Ties.HASH) {
      sortWithinPositions();
    }
  }

  /** Sorts by score within strata. */
  static SortedUnits of(MatchingProblem problem, Ties ties) {
    return new SortedUnits(problem, problem.score(), ties, true);
  }

  /** Sorts along another line than the scores, within strata. */
  static SortedUnits along(double[] line, MatchingProblem problem, Ties ties) {
    return new SortedUnits(problem, line, ties, true);
  }

  /** Sorts by score, whatever the strata. */
  static SortedUnits together(MatchingProblem problem, Ties ties) {
    return new SortedUnits(problem, problem.score(), ties, false);
  }

  private void sortByStratum(int[] code) {
    int[] start = new int[code.length + 1];
    int strata = 0;
    for (int c : code) {
      start[c + 1]++;
      strata = StrictMath.max(strata, c + 1);
    }
    if (strata == 1) {
      return;
    }
    for (int c = 0; c < strata; c++) {
      start[c + 1] += start[c];
      stratumStarts.set(start[c]);
    }
    int[] toRows = new int[rows.length];
    double[] toValues = new double[rows.length];
    for (int at = 0; at < rows.length; at++) {
      int place = start[code[rows[at]]]++;
      toRows[place] = rows[at];
      toValues[place] = values[at];
    }
    rows = toRows;
    values = toValues;
  }

  /** Rows were sorted by differences smaller than a step, then by row. */
  private void sortWithinPositions() {
    for (int from = 0; from < rows.length; ) {
      int to = from + 1;
      while (to < rows.length && samePlace(to)) {
        to++;
      }
      if (to - from > SHORT) {
        sortByHash(from, to);
      } else if (to - from > 1) {
        insert(from, to);
      }
      from = to;
    }
  }

  private void insert(int from, int to) {
    for (int at = from + 1; at < to; at++) {
      int row = rows[at];
      int place = at;
      while (place > from && order.isBefore(row, rows[place - 1])) {
        rows[place] = rows[place - 1];
        place--;
      }
      rows[place] = row;
    }
  }

  private void sortByHash(int from, int to) {
    int[] priority = order.priority();
    long[] key = new long[to - from];
    for (int at = from; at < to; at++) {
      key[at - from] = priority[rows[at]];
    }
    int[] run = RadixSort.sort(key, Arrays.copyOfRange(rows, from, to));
    System.arraycopy(run, 0, rows, from, run.length);
  }

  UnitOrder order() {
    return order;
  }

  int size() {
    return rows.length;
  }

  int row(int at) {
    return rows[at];
  }

  /** The rows in order; not a copy. */
  int[] rows() {
    return rows;
  }

  /** Values ascend within strata; within one position they do not follow the rows. */
  double value(int at) {
    return values[at];
  }

  boolean startsStratum(int at) {
    return stratumStarts.get(at);
  }

  /** Whether the unit at a place has the position, and the stratum, of the one before. */
  boolean samePlace(int at) {
    return !startsStratum(at)
        && (values[at] == values[at - 1]
            || order.position(values[at]) == order.position(values[at - 1]));
  }
}
