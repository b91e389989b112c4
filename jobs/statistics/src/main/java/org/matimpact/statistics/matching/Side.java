package org.matimpact.statistics.matching;

/**
 * The nearest free comparison unit on one side of a treated unit.
 *
 * @param comparison its row
 * @param node where it stands
 * @param distance as it is compared; infinite if there is none
 * @param tied whether another on this side is as near
 */
record Side(int comparison, int node, double distance, boolean tied) {

  static final Side EMPTY = new Side(-1, -1, Double.POSITIVE_INFINITY, false);

  boolean isEmpty() {
    return node < 0;
  }

  Side withTie() {
    return new Side(comparison, node, distance, true);
  }
}
