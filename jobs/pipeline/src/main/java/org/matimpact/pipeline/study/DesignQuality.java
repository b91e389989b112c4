package org.matimpact.pipeline.study;

import java.io.Serializable;
import org.matimpact.pipeline.settings.DesignSettings.Estimand;

/**
 * What a statistician asks of a design before looking at outcomes.
 *
 * @param asked whom the weights are for
 * @param treatedPool treated schools before matching
 * @param treatedKept treated schools kept
 * @param comparisonPool comparison schools before matching
 * @param comparisonKept distinct comparison schools kept
 * @param treatedEss Kish's effective sample size of the treated weights
 * @param comparisonEss Kish's effective sample size of the comparison weights
 * @param maximumReuse most sets that one comparison school is in
 * @param largestTreatedWeightShare largest share of the treated weight on one school
 * @param largestWeightShare largest share of the comparison weight on one school
 * @param treatedTrusts trusts among the treated kept
 * @param sponsoredTreated share of sponsored academies among the treated kept
 * @param sponsoredComparison weighted share among the comparison schools kept
 * @param caliper in units of the score; infinite for none
 */
public record DesignQuality(
    Estimand asked,
    int treatedPool,
    int treatedKept,
    int comparisonPool,
    int comparisonKept,
    double treatedEss,
    double comparisonEss,
    int maximumReuse,
    double largestTreatedWeightShare,
    double largestWeightShare,
    int treatedTrusts,
    double sponsoredTreated,
    double sponsoredComparison,
    double caliper,
    int picks,
    int tiedPicks)
    implements Serializable {

  /** Share kept of the schools that were asked for; 0 when there were none. */
  public double shareKept() {
    return switch (asked) {
      case ATT -> share(treatedKept, treatedPool);
      case ATC -> share(comparisonKept, comparisonPool);
      case ATE, ATO -> share(treatedKept + comparisonKept, treatedPool + comparisonPool);
    };
  }

  private static double share(int kept, int pool) {
    return pool == 0 ? 0 : (double) kept / pool;
  }

  /** Treated schools without a match. */
  public int treatedUnmatched() {
    return treatedPool - treatedKept;
  }

  /**
   * Average effect on those asked for (ATT, ATC, ATE, ATO). Once one of them is dropped it is on
   * those of them that were matched: the matched treated (ATM), or ATC_matched and the like.
   */
  public String estimand() {
    if (shareKept() == 1) {
      return asked.name();
    }
    return asked == Estimand.ATT ? "ATM" : asked.name() + "_matched";
  }
}
