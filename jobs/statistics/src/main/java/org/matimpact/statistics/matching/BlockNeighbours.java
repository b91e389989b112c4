package org.matimpact.statistics.matching;

import java.util.Arrays;

/** For every unit of a stratum its nearest allowed unit of the other arm. */
final class BlockNeighbours {

  /** No unit of the other arm is allowed. */
  static final int NONE = -1;

  private final MatchingProblem problem;
  private final CandidatePairs pairs;
  private final CandidatePairs.Block block;

  /** By place on the line. */
  private final long[] cost;

  private final int[] nearest;

  BlockNeighbours(MatchingProblem problem, CandidatePairs pairs, CandidatePairs.Block block) {
    this.problem = problem;
    this.pairs = pairs;
    this.block = block;
    cost = new long[block.rows().length];
    nearest = new int[cost.length];
    Arrays.fill(cost, Long.MAX_VALUE);
    Arrays.fill(nearest, NONE);
    for (int place = 0; place < cost.length; place++) {
      look(place);
    }
  }

  /** The row nearest to the unit at a place, or NONE. */
  int nearest(int place) {
    return nearest[place];
  }

  /** Its cost; the largest number if there is none. */
  long cost(int place) {
    return cost[place];
  }

  private void look(int place) {
    int row = block.rows()[place];
    int[] others = problem.treated()[row] ? block.comparisons() : block.treated();
    int low = block.before(place) - 1;
    int high = low + 1;
    long[] gap = {gap(row, others, low), gap(row, others, high)};
    while (StrictMath.min(gap[0], gap[1]) <= cost[place] && (low >= 0 || high < others.length)) {
      if (gap[0] <= gap[1] && low >= 0) {
        consider(place, row, others[low--]);
        gap[0] = gap(row, others, low);
      } else {
        consider(place, row, others[high++]);
        gap[1] = gap(row, others, high);
      }
    }
  }

  /** A bound on the cost; beyond the caliper nothing is allowed. */
  private long gap(int row, int[] others, int at) {
    if (at < 0 || at >= others.length || pairs.isBeyond(row, others[at])) {
      return Long.MAX_VALUE;
    }
    return pairs.bound(row, others[at]);
  }

  private void consider(int place, int row, int other) {
    boolean isTreated = problem.treated()[row];
    long itsCost = isTreated ? pairs.cost(row, other) : pairs.cost(other, row);
    if (itsCost == CandidatePairs.FORBIDDEN || itsCost > cost[place]) {
      return;
    }
    if (itsCost < cost[place]
        || nearest[place] == NONE
        || pairs.priority(other) < pairs.priority(nearest[place])) {
      cost[place] = itsCost;
      nearest[place] = other;
    }
  }
}
