package org.matimpact.statistics.matching;

import java.util.List;

/**
 * Why this pair: how far apart a treated and a comparison unit are, covariate by covariate.
 *
 * @param treated row of the treated unit
 * @param comparison row of the comparison unit
 * @param distance as matched
 * @param scoreDifference absolute difference of their scores
 * @param contributions what each covariate adds; see {@link MatchExplainer}
 * @param obstacles what ruled the pair out; empty for a pair that was matched
 */
public record PairExplanation(
    int treated,
    int comparison,
    double distance,
    double scoreDifference,
    List<Distance.Contribution> contributions,
    List<Obstacle> obstacles) {

  /** Copies the lists. */
  public PairExplanation {
    contributions = List.copyOf(contributions);
    obstacles = List.copyOf(obstacles);
  }
}
