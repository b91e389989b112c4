package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The sets as they grow. */
final class MatchedSets {

  private static final int[] NOTHING = {};

  private final MatchingProblem problem;
  private final NearestNeighbour method;
  private final List<List<MatchedPair>> pairs = new ArrayList<>();
  private final int[][] held;
  private int picks;
  private int tiedPicks;

  MatchedSets(MatchingProblem problem, NearestNeighbour method) {
    this.problem = problem;
    this.method = method;
    held = new int[problem.size()][];
    for (int row = 0; row < problem.size(); row++) {
      pairs.add(new ArrayList<>());
      held[row] = NOTHING;
    }
  }

  void add(int treated, Candidate candidate) {
    int comparison = candidate.comparison();
    double distance = StrictMath.abs(problem.score()[treated] - problem.score()[comparison]);
    List<MatchedPair> set = pairs.get(treated);
    set.add(new MatchedPair(treated, comparison, distance, set.size() + 1, candidate.tied()));
    held[treated] = set.stream().mapToInt(MatchedPair::comparison).toArray();
    picks++;
    tiedPicks += candidate.tied() ? 1 : 0;
  }

  boolean holds(int treated, int comparison) {
    for (int own : held[treated]) {
      if (own == comparison) {
        return true;
      }
    }
    return false;
  }

  /** The units where a walk by rank resumes: those held, unless matching is with replacement. */
  int[] resumeFrom(int treated) {
    return method.replacement() == Replacement.WITH ? NOTHING : held[treated];
  }

  Matching toMatching(double caliper) {
    List<MatchedPair> kept = pairs.stream().filter(this::isKept).flatMap(List::stream).toList();
    double[] weights = MatchingWeights.of(problem.size(), kept);
    int[] unmatched =
        Arrays.stream(problem.treatedRows()).filter(row -> weights[row] == 0).toArray();
    return new Matching(kept, weights, unmatched, picks, tiedPicks, caliper);
  }

  private boolean isKept(List<MatchedPair> set) {
    return method.sets() == SetRule.KEEP_PARTIAL || set.size() == method.ratio();
  }
}
