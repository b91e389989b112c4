package org.matimpact.statistics.matching;

import org.matimpact.statistics.linear.RadixSort;

/**
 * What the rule on ties makes of a problem: who comes first, and which values of a line count as
 * equal.
 *
 * <p>Under {@link Ties#HASH} the position of a unit is the whole number of steps of 1e-10 standard
 * deviations above the lowest value; otherwise it is the value.
 */
final class UnitOrder {

  private static final double RELATIVE_STEP = 1e-10;

  private final MatchingProblem problem;
  private final Ties ties;
  private final double[] line;
  private final long[] hash;
  private final double lowest;
  private final double standardDeviation;

  /** Made when first asked for. */
  private int[] priority = {};

  UnitOrder(
      MatchingProblem problem, Ties ties, double[] line, double lowest, double standardDeviation) {
    this.problem = problem;
    this.ties = ties;
    this.line = line;
    this.lowest = lowest;
    this.standardDeviation = standardDeviation;
    hash = ties == Ties.HASH ? HashOrder.hashes(problem.id(), problem.seed()) : new long[0];
  }

  /** Whether a unit wins a tie against another. */
  boolean isBefore(int row, int other) {
    if (ties == Ties.ROW_ORDER) {
      return row < other;
    }
    int byHash = Long.compareUnsigned(hash[row], hash[other]);
    return byHash != 0 ? byHash < 0 : problem.id()[row].compareTo(problem.id()[other]) < 0;
  }

  boolean sameStratum(int a, int b) {
    return problem.stratum()[a].equals(problem.stratum()[b]);
  }

  double position(double value) {
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
   * difference of two rounded values, makes distances that are equal but for rounding error equal.
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

  double[] line() {
    return line;
  }

  /** The rank of each row; a tie goes to the smaller. */
  int[] priority() {
    if (priority.length == 0) {
      priority = HashOrder.ranks(byPriority());
    }
    return priority;
  }

  /** The rows by priority. */
  int[] byPriority() {
    return ties == Ties.HASH ? byHash() : RadixSort.identity(problem.size());
  }

  /** The rows in the order of hash, whatever the rule on ties. */
  int[] byHash() {
    return HashOrder.rows(problem.id(), problem.seed());
  }
}
