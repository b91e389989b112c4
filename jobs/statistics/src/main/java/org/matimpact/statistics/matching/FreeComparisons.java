package org.matimpact.statistics.matching;

import java.util.Arrays;

/**
 * Which comparison units of a line may still be used, and where the next ones are.
 *
 * <p>A unit is only passed over by a treated unit that holds it already, so at every node the units
 * are used up in order of priority: one counter a node tells which are left.
 */
final class FreeComparisons {

  /** No node in this direction. */
  static final int NONE = -1;

  private final ScoreLine line;
  private final int capacity;
  private final int[] uses;
  private final int[] exhausted;
  private final int[] below;
  private final int[] above;

  /**
   * Starts with every comparison unit free.
   *
   * @param uses so far, one number per row of the problem: 0 for those of this line
   * @param capacity how often each may be used
   */
  FreeComparisons(ScoreLine line, int[] uses, int capacity) {
    this.uses = uses;
    this.line = line;
    this.capacity = capacity;
    int nodes = line.nodes();
    exhausted = new int[nodes];
    // Shifted by one: 0 of "below" and nodes of "above" stand for no node.
    below = new int[nodes + 1];
    above = new int[nodes + 1];
    Arrays.setAll(below, i -> i);
    Arrays.setAll(above, i -> i);
    for (int node = 0; node < nodes; node++) {
      closeIfEmpty(node);
    }
  }

  /** Returns the nearest node at or below the given one with a free unit, or NONE. */
  int atOrBelow(int node) {
    return find(below, node + 1) - 1;
  }

  /** Returns the nearest node at or above the given one with a free unit, or NONE. */
  int atOrAbove(int node) {
    int found = find(above, StrictMath.min(node, line.nodes()));
    return found == line.nodes() ? NONE : found;
  }

  /** Returns how many units of a node are used up; they are the first of its list. */
  int exhausted(int node) {
    return exhausted[node];
  }

  boolean isFree(int comparison) {
    return uses[comparison] < capacity;
  }

  void use(int comparison) {
    int node = line.nodeOf(comparison);
    uses[comparison]++;
    int[] units = line.comparisons(node);
    while (exhausted[node] < units.length && !isFree(units[exhausted[node]])) {
      exhausted[node]++;
    }
    closeIfEmpty(node);
  }

  private void closeIfEmpty(int node) {
    if (exhausted[node] == line.comparisons(node).length) {
      below[node + 1] = node;
      above[node] = node + 1;
    }
  }

  /** Union-find with path halving. */
  private static int find(int[] next, int start) {
    int at = start;
    while (next[at] != at) {
      next[at] = next[next[at]];
      at = next[at];
    }
    return at;
  }
}
