package org.matimpact.pipeline.publish;

/**
 * What a result needs to be published.
 *
 * @param leastPupils fewest pupils of an arm
 * @param leastSchools fewest schools of an arm
 * @param leastTrusts fewest trusts of an arm of trusts
 * @param dominance share of an arm's pupils that its two largest trusts must stay under, above 0,
 *     at most 1
 * @param leastResidualDf fewest schools beyond the columns of the model
 */
public record Limits(
    long leastPupils, long leastSchools, long leastTrusts, double dominance, long leastResidualDf) {

  /** Refuses limits that protect nobody. */
  public Limits {
    if (leastPupils < 1 || leastSchools < 1 || leastTrusts < 1 || leastResidualDf < 0) {
      throw new IllegalArgumentException("The least counts of a published result start at 1");
    }
    if (!(dominance > 0 && dominance <= 1)) {
      throw new IllegalArgumentException("Dominance is a share above 0 and at most 1");
    }
  }
}
