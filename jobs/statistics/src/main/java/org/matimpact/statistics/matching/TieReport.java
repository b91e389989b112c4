package org.matimpact.statistics.matching;

import java.util.List;

/**
 * How much of a match hangs on ties: what another seed, or another order of rows, might change.
 *
 * @param picks comparison units chosen
 * @param tiedPicks those with an equally near free rival when they were chosen
 * @param tiedShare of picks; 0 if there were none
 * @param treatedSharingScore treated units whose score another treated unit of the stratum has too,
 *     to 1e-10 standard deviations: their order is by hash
 * @param comparisonsSharingScore comparison units whose score another one of the stratum has too
 * @param tiedPairs pairs kept that were tied, by row of the treated unit
 */
public record TieReport(
    int picks,
    int tiedPicks,
    double tiedShare,
    int treatedSharingScore,
    int comparisonsSharingScore,
    List<MatchedPair> tiedPairs) {

  /** Copies the pairs. */
  public TieReport {
    tiedPairs = List.copyOf(tiedPairs);
  }

  /**
   * Reports on a match by a method that makes picks one by one; of others it says only how many
   * units share a score.
   */
  public static TieReport of(MatchingProblem problem, Matching matching) {
    SortedUnits units = SortedUnits.of(problem, Ties.HASH);
    int[] sharing = new int[2];
    for (int from = 0; from < units.size(); ) {
      int[] count = new int[2];
      int to = from;
      while (to < units.size() && (to == from || units.samePlace(to))) {
        count[problem.treated()[units.row(to++)] ? 1 : 0]++;
      }
      sharing[0] += count[0] > 1 ? count[0] : 0;
      sharing[1] += count[1] > 1 ? count[1] : 0;
      from = to;
    }
    return new TieReport(
        matching.picks(),
        matching.tiedPicks(),
        matching.picks() == 0 ? 0 : (double) matching.tiedPicks() / matching.picks(),
        sharing[1],
        sharing[0],
        matching.pairs().stream().filter(MatchedPair::tied).toList());
  }
}
