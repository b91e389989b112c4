package org.matimpact.pipeline.settings;

import java.util.Optional;

/**
 * What may leave the restricted zone.
 *
 * @param leastPupils fewest pupils of an arm
 * @param leastSchools fewest schools of an arm
 * @param leastTrusts fewest trusts of an arm of trusts
 * @param dominance share of an arm that its two largest trusts must stay under
 * @param pRatio least share of the largest contributor that all but the two largest must hold
 * @param leastResidualDf fewest schools beyond the columns of the model
 * @param differencePupils fewest pupils by which two results on one question may differ
 * @param differenceTrusts fewest trusts by which they may differ, and schools
 * @param rounding counts are rounded to its multiples; 1: none
 * @param trusts whether results of single trusts are published
 */
public record PublishSettings(
    long leastPupils,
    long leastSchools,
    long leastTrusts,
    double dominance,
    double pRatio,
    long leastResidualDf,
    long differencePupils,
    long differenceTrusts,
    long rounding,
    TrustResults trusts) {

  /** Whether results of single trusts are published. */
  public enum TrustResults {
    /** None is. */
    NONE,
    /** Those that hold the limits: trusts may be named, small ones not. */
    NAMED,
    /** Every one: what was read is open, or made up. */
    OPEN
  }

  /**
   * What the limits say against themselves: lower ones than usual are for what nobody is behind.
   */
  public Optional<String> caution() {
    boolean low =
        leastPupils < 10
            || leastSchools < 3
            || leastTrusts < 3
            || dominance > 0.9
            || pRatio < 0.1
            || leastResidualDf < 10
            || differencePupils < 10
            || differenceTrusts < 3;
    return low && trusts != TrustResults.OPEN
        ? Optional.of(
            "limits of publish are below the standard ones, though not all that was read is open or"
                + " made up (publish.open_data); do not let this edition out unless the owner of the"
                + " data agrees")
        : Optional.empty();
  }
}
