package org.matimpact.statistics.matching;

import org.matimpact.statistics.linear.RadixSort;

/**
 * Which comparison units of a line may still be used, and where the next ones are: two union-find
 * arrays over the nodes with path halving (Tarjan 1975, Journal of the ACM 22, 215-225).
 *
 * <p>A unit is only passed over by a treated unit that holds it already, so at every node the units
 * are used up in order of priority: one place a node tells which are left. Walls stay open.
 */
final class FreeComparisons {

  private final ScoreLine line;
  private final int capacity;
  private final int[] uses;
  private final int[] first;
  private final int[] below;
  private final int[] above;

  /**
   * Starts with every comparison unit free.
   *
   * @param uses so far, one number per row of the problem: 0 for comparison units
   * @param capacity how often each may be used
   */
  FreeComparisons(ScoreLine line, int[] uses, int capacity) {
    this.line = line;
    this.uses = uses;
    this.capacity = capacity;
    int nodes = line.nodes();
    first = new int[nodes];
    below = RadixSort.identity(nodes);
    above = RadixSort.identity(nodes);
    for (int node = 0; node < nodes; node++) {
      first[node] = line.start(node);
      closeIfEmpty(node);
    }
  }

  /** Returns the nearest node at or below the given one with a free unit, or the wall. */
  int atOrBelow(int node) {
    return find(below, node);
  }

  /** Returns the nearest node at or above the given one with a free unit, or the wall. */
  int atOrAbove(int node) {
    return find(above, node);
  }

  /** Returns the place of the first unit of a node that is not used up. */
  int first(int node) {
    return first[node];
  }

  /** Whether a node has a unit that is not used up. */
  boolean isAny(int node) {
    return first[node] < line.start(node + 1);
  }

  /** Records the use of a unit of a node. */
  void use(int comparison, int node) {
    uses[comparison]++;
    int end = line.start(node + 1);
    while (first[node] < end && uses[line.comparison(first[node])] >= capacity) {
      first[node]++;
    }
    closeIfEmpty(node);
  }

  private void closeIfEmpty(int node) {
    if (!line.isWall(node) && first[node] == line.start(node + 1)) {
      below[node] = node - 1;
      above[node] = node + 1;
    }
  }

  private static int find(int[] next, int start) {
    int at = start;
    while (next[at] != at) {
      next[at] = next[next[at]];
      at = next[at];
    }
    return at;
  }
}
