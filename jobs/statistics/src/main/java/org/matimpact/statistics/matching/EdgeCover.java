package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An edge cover of least cost of one stratum (Schrijver 2003, Combinatorial Optimization, section
 * 19.3): each unit takes its nearest of the other arm, except pairs that cost less than their two
 * nearest together, chosen as a matching that saves the most.
 */
final class EdgeCover {

  private final MatchingProblem problem;
  private final CandidatePairs pairs;
  private final CandidatePairs.Block block;
  private final BlockNeighbours neighbours;

  /** Place on the line of each treated and each comparison unit. */
  private final int[] treatedPlace;

  private final int[] comparisonPlace;

  EdgeCover(MatchingProblem problem, CandidatePairs pairs, CandidatePairs.Block block) {
    this.problem = problem;
    this.pairs = pairs;
    this.block = block;
    neighbours = new BlockNeighbours(problem, pairs, block);
    treatedPlace = new int[block.treated().length];
    comparisonPlace = new int[block.comparisons().length];
    int[] seen = new int[2];
    for (int place = 0; place < block.rows().length; place++) {
      if (problem.treated()[block.rows()[place]]) {
        treatedPlace[seen[1]++] = place;
      } else {
        comparisonPlace[seen[0]++] = place;
      }
    }
  }

  /** The edges: treated row, comparison row. */
  List<int[]> edges() {
    int[] columns = savingPairs();
    List<int[]> edges = new ArrayList<>();
    boolean[] paired = new boolean[block.comparisons().length];
    for (int t = 0; t < columns.length; t++) {
      if (columns[t] != Assignment.ALONE) {
        paired[columns[t]] = true;
        edges.add(new int[] {block.treated()[t], block.comparisons()[columns[t]]});
      } else if (neighbours.nearest(treatedPlace[t]) != BlockNeighbours.NONE) {
        edges.add(new int[] {block.treated()[t], neighbours.nearest(treatedPlace[t])});
      }
    }
    for (int c = 0; c < paired.length; c++) {
      int nearest = neighbours.nearest(comparisonPlace[c]);
      if (!paired[c] && nearest != BlockNeighbours.NONE) {
        edges.add(new int[] {nearest, block.comparisons()[c]});
      }
    }
    return withoutRedundant(edges);
  }

  /** Pairs a treated unit with a comparison unit where that costs less than both their nearest. */
  private int[] savingPairs() {
    int[][] columns = new int[treatedPlace.length][];
    long[][] costs = new long[treatedPlace.length][];
    long[] alone = new long[treatedPlace.length];
    for (int t = 0; t < columns.length; t++) {
      alone[t] = neighbours.cost(treatedPlace[t]);
      columns[t] = saving(t);
      costs[t] = new long[columns[t].length];
      for (int i = 0; i < costs[t].length; i++) {
        int c = columns[t][i];
        costs[t][i] =
            pairs.cost(block.treated()[t], block.comparisons()[c])
                - neighbours.cost(comparisonPlace[c]);
      }
    }
    return SparseAssignment.solve(columns, costs, block.comparisons().length, alone);
  }

  /** The comparison units that a treated unit could save with, ascending. */
  private int[] saving(int t) {
    long own = neighbours.cost(treatedPlace[t]);
    if (own == Long.MAX_VALUE) {
      return new int[0];
    }
    int row = block.treated()[t];
    int start = block.before(treatedPlace[t]);
    int[] found = new int[8];
    int count = 0;
    for (int direction = -1; direction <= 1; direction += 2) {
      int c = direction < 0 ? start - 1 : start;
      while (c >= 0 && c < comparisonPlace.length && !isPast(t, start, c, direction)) {
        long cost = pairs.cost(row, block.comparisons()[c]);
        if (cost != CandidatePairs.FORBIDDEN && cost - neighbours.cost(comparisonPlace[c]) < own) {
          found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
          found[count++] = c;
        }
        c += direction;
      }
    }
    return Arrays.stream(found, 0, count).sorted().toArray();
  }

  /**
   * Whether nothing can be saved from here on. On unrestricted scores a treated unit beyond the
   * first comparison unit on that side is nearer to all that follow than any saving.
   */
  private boolean isPast(int t, int start, int c, int direction) {
    int row = block.treated()[t];
    if (pairs.isBeyond(row, block.comparisons()[c])) {
      return true;
    }
    int first = direction < 0 ? start - 1 : start;
    return pairs.isUnrestricted()
        && c != first
        && block.before(comparisonPlace[c]) != block.before(comparisonPlace[first])
        && problem.score()[row] != problem.score()[block.comparisons()[c]];
  }

  /** Where costs are zero an edge between two units that both have another may be left. */
  private List<int[]> withoutRedundant(List<int[]> edges) {
    int[] degree = new int[problem.size()];
    for (int[] edge : edges) {
      degree[edge[0]]++;
      degree[edge[1]]++;
    }
    List<int[]> kept = new ArrayList<>();
    for (int[] edge : edges) {
      if (degree[edge[0]] > 1 && degree[edge[1]] > 1) {
        degree[edge[0]]--;
        degree[edge[1]]--;
      } else {
        kept.add(edge);
      }
    }
    return kept;
  }
}
