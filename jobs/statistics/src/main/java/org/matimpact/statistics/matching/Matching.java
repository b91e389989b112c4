package org.matimpact.statistics.matching;

import java.util.List;

/**
 * The result of matching. A matched set is a treated unit with its comparison units.
 *
 * @param pairs by row of the treated unit, then rank
 * @param weights one per row, as MatchIt: 1 for a matched treated unit; for a comparison unit the
 *     sum over its sets of 1 / (comparison units in the set), rescaled to mean 1 over the
 *     comparison units used; 0 for units not used
 * @param unmatchedTreated rows of treated units without a comparison unit, ascending
 * @param picks comparison units chosen, before any set was dropped for being partial
 * @param tiedPicks how many of those had an equally near rival
 * @param caliper largest distance allowed, in units of the score; infinite if none
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
public record Matching(
    List<MatchedPair> pairs,
    double[] weights,
    int[] unmatchedTreated,
    int picks,
    int tiedPicks,
    double caliper) {

  /** Copies the pairs. */
  public Matching {
    pairs = List.copyOf(pairs);
  }

  /** Returns the comparison units of a treated unit, by rank; empty if it is unmatched. */
  public List<MatchedPair> setOf(int treatedRow) {
    return pairs.subList(firstAtOrAfter(treatedRow), firstAtOrAfter(treatedRow + 1));
  }

  private int firstAtOrAfter(int treatedRow) {
    int low = 0;
    int high = pairs.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pairs.get(middle).treated() < treatedRow) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the number of treated units with at least one comparison unit. */
  public int matchedTreated() {
    return (int) pairs.stream().mapToInt(MatchedPair::treated).distinct().count();
  }

  /** Returns the number of distinct comparison units used. */
  public int distinctComparisons() {
    return (int) pairs.stream().mapToInt(MatchedPair::comparison).distinct().count();
  }
}
