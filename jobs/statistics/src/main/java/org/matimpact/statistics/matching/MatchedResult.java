package org.matimpact.statistics.matching;

import java.util.Arrays;

/** Makes the result of methods that make pairs. */
final class MatchedResult {

  private MatchedResult() {}

  /**
   * Returns the matching of pairs.
   *
   * @param disjoint whether sets share no unit, so that they are subclasses
   */
  static Matching ofPairs(
      MatchingProblem problem,
      PairList pairs,
      int picks,
      int tiedPicks,
      double caliper,
      boolean disjoint) {
    double[] weights = MatchingWeights.of(problem.size(), pairs);
    return new Matching(
        pairs,
        weights,
        unmatched(problem, weights),
        picks,
        tiedPicks,
        caliper,
        disjoint ? subclasses(problem.size(), pairs) : none(problem.size()));
  }

  static int[] unmatched(MatchingProblem problem, double[] weights) {
    int[] rows = new int[problem.size()];
    int count = 0;
    for (int row = 0; row < weights.length; row++) {
      if (problem.treated()[row] && weights[row] == 0) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  static int[] none(int rows) {
    int[] subclass = new int[rows];
    Arrays.fill(subclass, Matching.NO_SUBCLASS);
    return subclass;
  }

  private static int[] subclasses(int rows, PairList pairs) {
    int[] subclass = none(rows);
    for (int index = 0; index < pairs.size(); index++) {
      subclass[pairs.treated(index)] = pairs.treated(index);
      subclass[pairs.comparison(index)] = pairs.treated(index);
    }
    return renumbered(subclass);
  }

  /** Numbers subclasses from 0 in the order of their first rows; overwrites. */
  static int[] renumbered(int[] subclass) {
    int most = Matching.NO_SUBCLASS;
    for (int set : subclass) {
      most = StrictMath.max(most, set);
    }
    int[] number = none(most + 1);
    int next = 0;
    for (int row = 0; row < subclass.length; row++) {
      if (subclass[row] != Matching.NO_SUBCLASS) {
        if (number[subclass[row]] == Matching.NO_SUBCLASS) {
          number[subclass[row]] = next++;
        }
        subclass[row] = number[subclass[row]];
      }
    }
    return subclass;
  }
}
