package org.matimpact.statistics.matching;

/**
 * Exact matching: every stratum of the problem with units of both arms is a subclass, the others
 * are dropped (Cochran 1968, Biometrics 24, 295-313; Stuart 2010, Statistical Science 25, 1-21). On
 * {@link Strata#exact} it is MatchIt's {@code method = "exact"}, on {@link Strata#coarsened} its
 * {@code method = "cem"} (Iacus, King &amp; Porro 2012, Political Analysis 20, 1-24).
 *
 * <p>The score and the distance play no part.
 *
 * @param estimand whom the weights are for
 */
public record ExactMatching(Estimand estimand) implements MatchingMethod {

  /**
   * Divides.
   *
   * @throws IllegalArgumentException if there are restrictions on pairs
   */
  @Override
  public Matching match(MatchingProblem problem) {
    problem.restrictions().refuse("exact matching");
    return SubclassResult.of(
        problem, StratumCodes.of(problem.stratum()), estimand, Double.POSITIVE_INFINITY);
  }
}
