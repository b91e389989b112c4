package org.matimpact.pipeline.study;

/**
 * What a statistician asks of a design before looking at outcomes.
 *
 * @param treatedPool treated schools before matching
 * @param treatedKept treated schools kept
 * @param comparisonPool comparison schools before matching
 * @param comparisonKept distinct comparison schools kept
 * @param comparisonEss Kish's effective sample size of the comparison weights
 * @param maximumReuse most sets that one comparison school is in
 * @param largestWeightShare largest share of the comparison weight on one school
 * @param treatedTrusts trusts among the treated kept
 * @param sponsoredTreated share of sponsored academies among the treated kept
 * @param sponsoredComparison weighted share among the comparison schools kept
 * @param caliper in units of the score; infinite for none
 */
public record DesignQuality(
    int treatedPool,
    int treatedKept,
    int comparisonPool,
    int comparisonKept,
    double comparisonEss,
    int maximumReuse,
    double largestWeightShare,
    int treatedTrusts,
    double sponsoredTreated,
    double sponsoredComparison,
    double caliper,
    int picks,
    int tiedPicks) {

  /** Share of the treated kept; 0 when there were none. */
  public double shareKept() {
    return treatedPool == 0 ? 0 : (double) treatedKept / treatedPool;
  }

  /** Treated schools without a match. */
  public int treatedUnmatched() {
    return treatedPool - treatedKept;
  }

  /** Average effect on all treated (ATT), or on the matched ones (ATM) once one is dropped. */
  public String estimand() {
    return treatedUnmatched() == 0 ? "ATT" : "ATM";
  }
}
