package org.matimpact.statistics.matching;

import java.util.List;

/**
 * The result of matching. A matched set is a treated unit with its comparison units, or a subclass.
 *
 * @param pairs by row of the treated unit, then rank; empty for methods that make no pairs
 * @param weights one per row, as MatchIt: 1 for a matched treated unit; for a comparison unit the
 *     sum over its sets of 1 / (comparison units in the set), rescaled to mean 1 over the
 *     comparison units used; 0 for units not used. Subclasses and weighting: see the method
 * @param unmatchedTreated rows of treated units without a comparison unit, ascending
 * @param picks comparison units chosen one after another, before any set was dropped for being
 *     partial; 0 for methods that choose all at once, for which ties are not counted
 * @param tiedPicks how many of those had an equally near rival
 * @param caliper largest distance allowed, in units of the score; infinite if none
 * @param subclass number of the set of each row, from 0 in the order of its first row; {@link
 *     #NO_SUBCLASS} for units not used, and for all if sets overlap or there are none
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
public record Matching(
    List<MatchedPair> pairs,
    double[] weights,
    int[] unmatchedTreated,
    int picks,
    int tiedPicks,
    double caliper,
    int[] subclass) {

  /** The number of no subclass. */
  public static final int NO_SUBCLASS = -1;

  /** Copies the pairs. */
  public Matching {
    pairs = pairs instanceof PairList ? pairs : List.copyOf(pairs);
  }

  /** Whether no treated unit was matched: then there is nothing to compare. */
  public boolean isEmpty() {
    for (double weight : weights) {
      if (weight > 0) {
        return false;
      }
    }
    return true;
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

  /** Returns the number of treated units with at least one comparison unit, by pairs. */
  public int matchedTreated() {
    return (int) pairs.stream().mapToInt(MatchedPair::treated).distinct().count();
  }

  /** Returns the number of distinct comparison units used, by pairs. */
  public int distinctComparisons() {
    return (int) pairs.stream().mapToInt(MatchedPair::comparison).distinct().count();
  }

  /** Returns the number of subclasses; 0 if there are none. */
  public int subclasses() {
    int most = NO_SUBCLASS;
    for (int set : subclass) {
      most = StrictMath.max(most, set);
    }
    return most + 1;
  }

  /** Returns the sum of the distances of the pairs. */
  public double totalDistance() {
    double total = 0;
    for (MatchedPair pair : pairs) {
      total += pair.distance();
    }
    return total;
  }
}
