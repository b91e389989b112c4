package org.matimpact.statistics.matching;

import java.util.Arrays;

/**
 * All units on a line of nodes, stratum after stratum, with a wall before, between and after.
 *
 * <p>Under {@link Ties#HASH} a node holds all units of one position, so that order within it is
 * priority alone. Under {@link Ties#ROW_ORDER} every unit is a node, ranked by score, then row. A
 * wall is a node at the score NaN, from which every distance is NaN and no walk goes on.
 */
final class ScoreLine {

  private final UnitOrder order;
  private final int[] nodeOfRow;
  private final int[] comparisons;
  private double[] nodeScore;
  private int[] start;
  private int nodes;

  ScoreLine(MatchingProblem problem, SortedUnits units) {
    order = units.order();
    nodeOfRow = new int[units.size()];
    comparisons = new int[problem.comparisons()];
    nodeScore = new double[units.size() + 2];
    start = new int[units.size() + 3];
    int filled = 0;
    for (int at = 0; at < units.size(); at++) {
      if (units.startsStratum(at)) {
        addNode(Double.NaN, filled);
        addNode(units.value(at), filled);
      } else if (order.ties() == Ties.ROW_ORDER || !units.samePlace(at)) {
        addNode(units.value(at), filled);
      }
      int row = units.row(at);
      nodeOfRow[row] = nodes - 1;
      if (!problem.treated()[row]) {
        comparisons[filled++] = row;
      }
    }
    addNode(Double.NaN, filled);
    start[nodes] = filled;
    if (nodes < nodeScore.length) {
      nodeScore = Arrays.copyOf(nodeScore, nodes);
      start = Arrays.copyOf(start, nodes + 1);
    }
  }

  private void addNode(double score, int firstComparison) {
    if (nodes + 2 > nodeScore.length) {
      nodeScore = Arrays.copyOf(nodeScore, nodeScore.length + nodeScore.length / 2 + 2);
      start = Arrays.copyOf(start, nodeScore.length + 1);
    }
    nodeScore[nodes] = score;
    start[nodes++] = firstComparison;
  }

  int nodes() {
    return nodes;
  }

  boolean isWall(int node) {
    return Double.isNaN(nodeScore[node]);
  }

  int nodeOf(int row) {
    return nodeOfRow[row];
  }

  /** Where the comparison units of a node begin; they end where those of the next begin. */
  int start(int node) {
    return start[node];
  }

  /** A comparison unit by its place; those of a node stand together, smallest priority first. */
  int comparison(int place) {
    return comparisons[place];
  }

  /** The distance of two nodes, from the lowest score of each, as it is compared. */
  double distance(int nodeA, int nodeB) {
    return order.rounded(StrictMath.abs(nodeScore[nodeA] - nodeScore[nodeB]));
  }
}
