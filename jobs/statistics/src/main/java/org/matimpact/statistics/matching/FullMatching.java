package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Optimal full matching (Rosenbaum 1991, Journal of the Royal Statistical Society B 53, 597-610;
 * Hansen &amp; Klopfer 2006, Journal of Computational and Graphical Statistics 15, 609-627): every
 * unit that has a permissible partner is put into a set of one treated and one or more comparison
 * units, or one comparison and several treated units, at least total distance within sets. Exact:
 * distances count in steps of 1e-10 standard deviations.
 *
 * <p>Without limits a full match is an edge cover of least cost, which is the nearest partner of
 * every unit except where {@link Assignment} saves by pairing two units with each other; with
 * limits it is a least-cost flow with bounds, as in Hansen &amp; Klopfer ({@link CoverFlow}). The
 * pairs are those of each single unit with the others of its set.
 *
 * @param caliper the largest difference of scores allowed
 * @param estimand whom the weights are for
 * @param mostComparisons beside one treated unit; 0 for no limit
 * @param mostTreated beside one comparison unit; 0 for no limit. What limits leave over is
 *     unmatched
 */
public record FullMatching(Caliper caliper, Estimand estimand, int mostComparisons, int mostTreated)
    implements MatchingMethod {

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if a limit is negative
   */
  public FullMatching {
    if (mostComparisons < 0 || mostTreated < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid limits of full matching: %d comparison, %d treated units (must be >= 0; 0 is"
                  + " no limit)",
              mostComparisons,
              mostTreated));
    }
  }

  /** Returns full matching without limits. */
  public static FullMatching unlimited(Caliper caliper, Estimand estimand) {
    return new FullMatching(caliper, estimand, 0, 0);
  }

  /**
   * Matches.
   *
   * @throws IllegalArgumentException if restrictions are set that only greedy matching can obey
   */
  @Override
  public Matching match(MatchingProblem problem) {
    CandidatePairs pairs = new CandidatePairs(problem, caliper);
    List<int[]> edges = new ArrayList<>();
    for (CandidatePairs.Block block : pairs.blocks()) {
      if (block.hasBothArms()) {
        edges.addAll(
            mostComparisons == 0 && mostTreated == 0
                ? new EdgeCover(problem, pairs, block).edges()
                : new CoverFlow(pairs, block, limit(mostComparisons), limit(mostTreated)).edges());
      }
    }
    return result(problem, edges, pairs.caliper());
  }

  private static int limit(int most) {
    return most == 0 ? Integer.MAX_VALUE : most;
  }

  /** The single unit of each set numbers it. */
  private Matching result(MatchingProblem problem, List<int[]> edges, double width) {
    int[] degree = new int[problem.size()];
    for (int[] edge : edges) {
      degree[edge[0]]++;
      degree[edge[1]]++;
    }
    int[] subclass = MatchedResult.none(problem.size());
    for (int[] edge : edges) {
      int centre = degree[edge[1]] > 1 ? edge[1] : edge[0];
      subclass[edge[0]] = centre;
      subclass[edge[1]] = centre;
    }
    Matching matching = SubclassResult.of(problem, subclass, estimand, width);
    PairList.Builder list = new PairList.Builder(problem.distance(), edges.size());
    edges.stream()
        .sorted((a, b) -> a[0] != b[0] ? Integer.compare(a[0], b[0]) : Integer.compare(a[1], b[1]))
        .forEach(edge -> list.add(edge[0], edge[1], false));
    return new Matching(
        list.build(),
        matching.weights(),
        matching.unmatchedTreated(),
        0,
        0,
        width,
        matching.subclass());
  }
}
