package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The units of one stratum on a line of nodes.
 *
 * <p>Under {@link Ties#HASH} a node holds all units of one position, so that order within it is
 * priority alone. Under {@link Ties#ROW_ORDER} every unit is a node, ranked by score, then row.
 */
final class ScoreLine {

  private final ScoreKeys keys;
  private final double[] nodeScore;
  private final int[] nodeOfRow;
  private final int[][] comparisons;

  private ScoreLine(ScoreKeys keys, double[] nodeScore, int[] nodeOfRow, int[][] comparisons) {
    this.keys = keys;
    this.nodeScore = nodeScore;
    this.nodeOfRow = nodeOfRow;
    this.comparisons = comparisons;
  }

  /**
   * Lays out one stratum.
   *
   * @param nodeOfRow one place per row of the problem; those of the stratum are written
   */
  static ScoreLine of(MatchingProblem problem, ScoreKeys keys, int[] stratumRows, int[] nodeOfRow) {
    int[] sorted = sort(stratumRows, keys);
    double[] nodeScore = new double[sorted.length];
    int nodes = 0;
    for (int at = 0; at < sorted.length; at++) {
      double score = problem.score()[sorted[at]];
      if (at == 0 || startsNode(keys, sorted[at - 1], sorted[at])) {
        nodeScore[nodes++] = score;
      }
      nodeScore[nodes - 1] = StrictMath.min(nodeScore[nodes - 1], score);
      nodeOfRow[sorted[at]] = nodes - 1;
    }
    int[][] comparisons = comparisons(problem, sorted, nodeOfRow, nodes);
    return new ScoreLine(keys, nodeScore, nodeOfRow, comparisons);
  }

  private static boolean startsNode(ScoreKeys keys, int previous, int row) {
    return keys.ties() == Ties.ROW_ORDER || keys.position()[row] != keys.position()[previous];
  }

  private static int[] sort(int[] rows, ScoreKeys keys) {
    Comparator<Integer> byPosition = Comparator.comparingDouble(row -> keys.position()[row]);
    return Arrays.stream(rows)
        .boxed()
        .sorted(byPosition.thenComparingInt(row -> keys.priority()[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[][] comparisons(
      MatchingProblem problem, int[] sorted, int[] nodeOfRow, int nodes) {
    int[] size = new int[nodes];
    for (int row : sorted) {
      size[nodeOfRow[row]] += problem.treated()[row] ? 0 : 1;
    }
    int[][] comparisons = new int[nodes][];
    Arrays.setAll(comparisons, node -> new int[size[node]]);
    int[] filled = new int[nodes];
    for (int row : sorted) {
      if (!problem.treated()[row]) {
        int node = nodeOfRow[row];
        comparisons[node][filled[node]++] = row;
      }
    }
    return comparisons;
  }

  int nodes() {
    return comparisons.length;
  }

  int nodeOf(int row) {
    return nodeOfRow[row];
  }

  /** The comparison units of a node, smallest priority first. */
  int[] comparisons(int node) {
    return comparisons[node];
  }

  /** The distance of two nodes, from the lowest score of each, as it is compared. */
  double distance(int nodeA, int nodeB) {
    return keys.rounded(StrictMath.abs(nodeScore[nodeA] - nodeScore[nodeB]));
  }
}
