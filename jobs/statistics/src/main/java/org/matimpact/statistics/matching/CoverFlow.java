package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Full matching of one stratum under limits as a least-cost flow (Hansen &amp; Klopfer 2006): from
 * a source to every treated unit, at least 1 and at most the limit; to every comparison unit that
 * it may be matched with, at most 1, at the pair's distance; on to a sink, at least 1 and at most
 * the other limit. The first unit of flow through each unit earns more than all distances together,
 * so that as many units as can be are covered, then at least distance. Flow is sent along shortest
 * paths as long as they earn (Ahuja, Magnanti &amp; Orlin 1993, Network Flows, section 9.7).
 */
final class CoverFlow {

  private static final int MOST_EDGES = 20_000_000;

  private final CandidatePairs.Block block;
  private final CandidatePairs pairs;
  private final FlowNetwork network;
  private final int[] edgeStart;

  CoverFlow(
      CandidatePairs pairs, CandidatePairs.Block block, int mostComparisons, int mostTreated) {
    this.pairs = pairs;
    this.block = block;
    int treated = block.treated().length;
    int comparisons = block.comparisons().length;
    int[][] allowed = new int[treated][];
    long largest = 1;
    long edges = 0;
    for (int t = 0; t < treated; t++) {
      allowed[t] = allowed(t);
      edges += allowed[t].length;
      checkEdges(edges);
      for (int c : allowed[t]) {
        largest = StrictMath.max(largest, pairs.cost(block.treated()[t], block.comparisons()[c]));
      }
    }
    long reward = ExactProduct.cost(largest, treated + comparisons + 1L);
    int source = treated + comparisons;
    network = new FlowNetwork(treated + comparisons + 2, (int) edges + 2 * (treated + comparisons));
    edgeStart = new int[treated];
    for (int t = 0; t < treated; t++) {
      network.add(source, t, 1, -reward);
      network.add(source, t, mostComparisons - 1, 0);
    }
    for (int c = 0; c < comparisons; c++) {
      network.add(treated + c, source + 1, 1, -reward);
      network.add(treated + c, source + 1, mostTreated - 1, 0);
    }
    for (int t = 0; t < treated; t++) {
      edgeStart[t] = network.edges();
      for (int c : allowed[t]) {
        network.add(t, treated + c, 1, pairs.cost(block.treated()[t], block.comparisons()[c]));
      }
    }
    network.sendWhileItEarns(source, source + 1);
  }

  private static void checkEdges(long edges) {
    if (edges > MOST_EDGES) {
      throw new UnmatchableException(
          String.format(
              Locale.ROOT,
              "Cannot match fully under limits: more than %d permissible pairs in a stratum (narrow"
                  + " the caliper, form strata, or leave out the limits)",
              MOST_EDGES));
    }
  }

  private int[] allowed(int t) {
    int row = block.treated()[t];
    int[] found = new int[block.end(row) - block.first(row)];
    int count = 0;
    for (int c = block.first(row); c < block.end(row); c++) {
      if (pairs.cost(row, block.comparisons()[c]) != CandidatePairs.FORBIDDEN) {
        found[count++] = c;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** The edges: treated row, comparison row; one between two units that have others is left out. */
  List<int[]> edges() {
    int treated = block.treated().length;
    int[] degree = new int[treated + block.comparisons().length];
    List<int[]> used = new ArrayList<>();
    for (int t = 0; t < treated; t++) {
      int end = t + 1 < treated ? edgeStart[t + 1] : network.edges();
      for (int edge = edgeStart[t]; edge < end; edge += 2) {
        if (network.isUsed(edge)) {
          used.add(new int[] {t, network.target(edge)});
          degree[t]++;
          degree[network.target(edge)]++;
        }
      }
    }
    List<int[]> edges = new ArrayList<>();
    for (int[] edge : used) {
      if (degree[edge[0]] > 1 && degree[edge[1]] > 1) {
        degree[edge[0]]--;
        degree[edge[1]]--;
      } else {
        edges.add(new int[] {block.treated()[edge[0]], block.comparisons()[edge[1] - treated]});
      }
    }
    return edges;
  }
}
