package org.matimpact.pipeline.publish;

import org.matimpact.pipeline.settings.PublishSettings;

/**
 * What a result needs to be published.
 *
 * @param leastPupils fewest pupils of an arm
 * @param leastSchools fewest schools of an arm
 * @param leastTrusts fewest trusts of an arm of trusts
 * @param dominance share of an arm's pupils that its two largest trusts must stay under, above 0,
 *     at most 1; 1 is no such rule
 * @param pRatio least share of the largest contributor that all but the two largest must hold
 * @param leastResidualDf fewest schools beyond the columns of the model
 * @param differencePupils fewest pupils by which two results on one question may differ
 * @param differenceTrusts fewest trusts by which they may differ, and schools
 */
public record Limits(
    long leastPupils,
    long leastSchools,
    long leastTrusts,
    double dominance,
    double pRatio,
    long leastResidualDf,
    long differencePupils,
    long differenceTrusts) {

  /** Refuses what are no limits; 0 is no such rule, for data that nobody is behind. */
  public Limits {
    if (leastPupils < 0 || leastSchools < 0 || leastTrusts < 0 || leastResidualDf < 0) {
      throw new IllegalArgumentException("The least counts of a published result start at 0");
    }
    if (!(dominance > 0 && dominance <= 1)) {
      throw new IllegalArgumentException("Dominance is a share above 0 and at most 1");
    }
  }

  static Limits of(PublishSettings settings) {
    return new Limits(
        settings.leastPupils(),
        settings.leastSchools(),
        settings.leastTrusts(),
        settings.dominance(),
        settings.pRatio(),
        settings.leastResidualDf(),
        settings.differencePupils(),
        settings.differenceTrusts());
  }
}
