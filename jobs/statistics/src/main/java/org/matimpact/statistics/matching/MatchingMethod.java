package org.matimpact.statistics.matching;

/** A way of choosing comparison units for treated ones. */
public interface MatchingMethod {

  /**
   * Matches.
   *
   * @return the pairs; treated units for which none was found are listed, not an error
   */
  Matching match(MatchingProblem problem);
}
