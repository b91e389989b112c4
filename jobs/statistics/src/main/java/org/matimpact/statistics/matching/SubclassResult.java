package org.matimpact.statistics.matching;

import java.util.List;

/** Makes the result of methods that make subclasses. */
final class SubclassResult {

  private SubclassResult() {}

  /**
   * Returns the matching of subclasses; those without both arms are dropped.
   *
   * @param subclass of each row, or {@link Matching#NO_SUBCLASS}; overwritten
   */
  static Matching of(MatchingProblem problem, int[] subclass, Estimand estimand, double caliper) {
    boolean[][] seen = new boolean[2][subclass.length + 1];
    for (int row = 0; row < subclass.length; row++) {
      if (subclass[row] != Matching.NO_SUBCLASS) {
        seen[problem.treated()[row] ? 1 : 0][subclass[row]] = true;
      }
    }
    for (int row = 0; row < subclass.length; row++) {
      if (subclass[row] != Matching.NO_SUBCLASS
          && !(seen[0][subclass[row]] && seen[1][subclass[row]])) {
        subclass[row] = Matching.NO_SUBCLASS;
      }
    }
    int[] numbered = MatchedResult.renumbered(subclass);
    double[] weights = SubclassWeights.of(problem.treated(), numbered, estimand);
    return new Matching(
        List.of(), weights, MatchedResult.unmatched(problem, weights), 0, 0, caliper, numbered);
  }
}
