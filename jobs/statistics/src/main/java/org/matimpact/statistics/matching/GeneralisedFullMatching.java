package org.matimpact.statistics.matching;

import org.matimpact.statistics.linear.RadixSort;

/**
 * Generalised full matching (S&auml;vje, Higgins &amp; Sekhon 2021, Political Analysis 29,
 * 423-447): subclasses with at least one unit of each arm, made in almost linear time, whose
 * largest distance within a neighbourhood is at most four times the least possible.
 *
 * <p>The neighbourhood of a unit is the unit and its nearest of the other arm. Units whose
 * neighbourhoods do not overlap are made seeds, those that fewest others point to first, then by
 * hash; a seed's neighbourhood is a subclass; every other unit joins the subclass of its nearest of
 * the other arm. A unit without a permissible partner is unmatched. There are no pairs.
 *
 * <p>Caliper and restrictions hold between a unit and its nearest; two other units of a subclass
 * may be farther apart.
 *
 * @param caliper the largest difference of scores allowed between a unit and its nearest
 * @param estimand whom the weights are for
 */
public record GeneralisedFullMatching(Caliper caliper, Estimand estimand)
    implements MatchingMethod {

  /**
   * Matches.
   *
   * @throws IllegalArgumentException if restrictions are set that only greedy matching can obey
   */
  @Override
  public Matching match(MatchingProblem problem) {
    CandidatePairs pairs = new CandidatePairs(problem, caliper);
    int[] nearest = nearest(problem, pairs);
    int[] subclass = MatchedResult.none(problem.size());
    for (int row : inOrder(nearest, pairs)) {
      int other = nearest[row];
      if (subclass[row] == Matching.NO_SUBCLASS && subclass[other] == Matching.NO_SUBCLASS) {
        subclass[row] = row;
        subclass[other] = row;
      }
    }
    int[] seeded = subclass.clone();
    for (int row = 0; row < subclass.length; row++) {
      if (seeded[row] == Matching.NO_SUBCLASS && nearest[row] != BlockNeighbours.NONE) {
        subclass[row] = seeded[nearest[row]];
      }
    }
    return SubclassResult.of(problem, subclass, estimand, pairs.caliper());
  }

  private static int[] nearest(MatchingProblem problem, CandidatePairs pairs) {
    int[] nearest = MatchedResult.none(problem.size());
    for (CandidatePairs.Block block : pairs.blocks()) {
      if (block.hasBothArms()) {
        BlockNeighbours neighbours = new BlockNeighbours(problem, pairs, block);
        for (int place = 0; place < block.rows().length; place++) {
          nearest[block.rows()[place]] = neighbours.nearest(place);
        }
      }
    }
    return nearest;
  }

  /** Rows that have a nearest, by how many others point to them, then priority. */
  private static int[] inOrder(int[] nearest, CandidatePairs pairs) {
    int[] pointers = new int[nearest.length];
    int count = 0;
    for (int other : nearest) {
      if (other != BlockNeighbours.NONE) {
        pointers[other]++;
        count++;
      }
    }
    int[] rows = new int[count];
    long[] key = new long[count];
    int filled = 0;
    for (int row : pairs.byPriority()) {
      if (nearest[row] != BlockNeighbours.NONE) {
        key[filled] = pointers[row];
        rows[filled++] = row;
      }
    }
    return RadixSort.sort(key, rows);
  }
}
