package org.matimpact.statistics.matching;

import org.matimpact.statistics.linear.RadixSort;

/**
 * All units stratum by stratum along a line, every unit at a place of its own, with the comparison
 * units still free linked by union-find. The line is the score if there is a caliper on it, else
 * the distance's own column, or of a Mahalanobis distance its most spread coordinate.
 */
final class SearchLine {

  /** Mahalanobis distances count in standard deviations. */
  private static final double MAHALANOBIS_STEP = 1e-10;

  private static final int NONE = -1;

  private final MatchingProblem problem;
  private final UnitOrder scores;
  private final UnitOrder order;
  private final SortedUnits units;
  private final double caliper;
  private final boolean onScore;
  private final int[] place;
  private final int[] below;
  private final int[] above;

  /**
   * Lays out a problem.
   *
   * @param byScore its units by score
   * @param caliper in units of the score
   */
  SearchLine(MatchingProblem problem, SortedUnits byScore, double caliper) {
    this.problem = problem;
    scores = byScore.order();
    this.caliper = caliper;
    onScore =
        problem.isOnScore() || (caliper < Double.POSITIVE_INFINITY && scores.ties() == Ties.HASH);
    units =
        onScore ? byScore : SortedUnits.along(column(problem.distance()), problem, scores.ties());
    order = units.order();
    place = HashOrder.ranks(units.rows());
    below = RadixSort.identity(place.length + 1);
    above = RadixSort.identity(place.length + 1);
    for (int row : problem.treatedRows()) {
      close(row);
    }
  }

  static double[] column(Distance distance) {
    if (distance instanceof ScoreDistance score) {
      return score.score();
    }
    return ((MahalanobisDistance) distance).line();
  }

  /** The score distance of pairs that may be matched, as it is compared. */
  double window() {
    return onScore ? StrictMath.nextUp(caliper + scores.step()) : Double.POSITIVE_INFINITY;
  }

  /** Whether no distance is smaller than the gap on the line. */
  boolean boundsDistance() {
    return !onScore || problem.isOnScore();
  }

  /** Distances as they are compared. */
  double rounded(double distance) {
    if (problem.distance() instanceof MahalanobisDistance) {
      return scores.ties() == Ties.HASH ? StrictMath.rint(distance / MAHALANOBIS_STEP) : distance;
    }
    return order.rounded(distance);
  }

  boolean allows(int treated, int comparison) {
    double away = StrictMath.abs(problem.score()[treated] - problem.score()[comparison]);
    return scores.rounded(away) <= scores.rounded(caliper)
        && problem.restrictions().allow(treated, comparison);
  }

  int place(int row) {
    return place[row];
  }

  int row(int at) {
    return units.row(at);
  }

  /**
   * The gap on the line between a unit and that at a place; NaN if there is none in the stratum.
   */
  double gap(int row, int at) {
    if (at == NONE || at == place.length || !order.sameStratum(row, row(at))) {
      return Double.NaN;
    }
    return StrictMath.abs(order.line()[row] - order.line()[row(at)]);
  }

  /** The nearest free place at or below, or -1. */
  int atOrBelow(int at) {
    return find(below, at + 1) - 1;
  }

  /** The nearest free place at or above, or the number of places. */
  int atOrAbove(int at) {
    return find(above, at);
  }

  void close(int row) {
    below[place[row] + 1] = place[row];
    above[place[row]] = place[row] + 1;
  }

  private static int find(int[] next, int start) {
    int at = start;
    while (next[at] != at) {
      next[at] = next[next[at]];
      at = next[at];
    }
    return at;
  }

  /**
   * Whether a comparison unit comes before another as near. By row order MatchIt walks outwards,
   * low side first: along the score it takes the first as near, along any other line the last.
   */
  boolean prefers(int treated, int candidate, int other, int[] held) {
    if (scores.ties() == Ties.HASH) {
      return scores.isBefore(candidate, other);
    }
    if (problem.isOnScore()) {
      return isBefore(treated, candidate, other, held);
    }
    return isBefore(treated, other, candidate, new int[0]);
  }

  private boolean isBefore(int treated, int candidate, int other, int[] held) {
    int steps = steps(treated, candidate, held);
    int otherSteps = steps(treated, other, held);
    return steps != otherSteps ? steps < otherSteps : place[candidate] < place[other];
  }

  /** Ranks walked, from the outermost unit held on that side. */
  private int steps(int treated, int candidate, int[] held) {
    int start = place[treated];
    boolean low = place[candidate] < start;
    for (int unit : held) {
      start = low ? StrictMath.min(start, place[unit]) : StrictMath.max(start, place[unit]);
    }
    return StrictMath.abs(place[candidate] - start);
  }
}
