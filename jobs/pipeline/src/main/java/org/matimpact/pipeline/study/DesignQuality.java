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
    double largestWeightShare,
    int treatedTrusts,
    double sponsoredTreated,
    double sponsoredComparison,
    double caliper,
    int picks,
    int tiedPicks)
    implements Serializable {

  /** Share of the treated kept; 0 when there were none. */
  public double shareKept() {
    return treatedPool == 0 ? 0 : (double) treatedKept / treatedPool;
  }

  /** Treated schools without a match. */
  public int treatedUnmatched() {
    return treatedPool - treatedKept;
  }

  /**
   * Average effect on those asked for (ATT, ATC, ATE, ATO); once one of them is dropped, on the
   * matched ones (ATM).
   */
  public String estimand() {
    boolean treatedWhole = treatedUnmatched() == 0;
    boolean comparisonWhole = comparisonKept == comparisonPool;
    boolean whole =
        switch (asked) {
          case ATT -> treatedWhole;
          case ATC -> comparisonWhole;
          case ATE -> treatedWhole && comparisonWhole;
          case ATO -> true;
        };
    return whole ? asked.name() : "ATM";
  }
}
