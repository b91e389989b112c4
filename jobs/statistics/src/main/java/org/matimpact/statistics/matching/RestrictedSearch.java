package org.matimpact.statistics.matching;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the nearest free comparison unit under any distance and all restrictions, by walking
 * outwards along a line on which no pair is nearer than its distance there (or within the caliper,
 * where the line is the score).
 */
final class RestrictedSearch extends CandidateSearch {

  private final MatchingProblem problem;
  private final SearchLine line;
  private final MatchedSets sets;
  private final int capacity;
  private final int levels;
  private final Map<String, Set<Integer>> groups = new HashMap<>();

  RestrictedSearch(MatchingProblem problem, SearchLine line, MatchedSets sets, int capacity) {
    this.problem = problem;
    this.line = line;
    this.sets = sets;
    this.capacity = capacity;
    levels = problem.restrictions().preferred().size();
  }

  @Override
  boolean find(int treated) {
    comparison = -1;
    distance = Double.POSITIVE_INFINITY;
    level = levels;
    tied = false;
    int own = line.place(treated);
    int low = line.atOrBelow(own);
    int high = line.atOrAbove(own);
    while (true) {
      double lowGap = line.gap(treated, low);
      double highGap = line.gap(treated, high);
      boolean goLow = lowGap <= highGap || Double.isNaN(highGap);
      double gap = goLow ? lowGap : highGap;
      if (!(gap <= line.window()) || isBeaten(gap)) {
        return comparison >= 0;
      }
      if (goLow) {
        consider(treated, line.row(low));
        low = line.atOrBelow(low - 1);
      } else {
        consider(treated, line.row(high));
        high = line.atOrAbove(high + 1);
      }
    }
  }

  /** Nothing from here on can be as near, or nearer at a more preferred level. */
  private boolean isBeaten(double gap) {
    return comparison >= 0 && level == 0 && line.boundsDistance() && line.rounded(gap) > distance;
  }

  private void consider(int treated, int candidate) {
    if (sets.holds(treated, candidate) || !line.allows(treated, candidate) || isFull(candidate)) {
      return;
    }
    int itsLevel = problem.restrictions().level(treated, candidate);
    if (itsLevel > level) {
      return;
    }
    double itsDistance = line.rounded(problem.distance().between(treated, candidate));
    if (comparison < 0 || itsLevel < level || itsDistance < distance) {
      hold(candidate, itsLevel, itsDistance);
    } else if (itsDistance == distance) {
      if (line.prefers(treated, candidate, comparison, sets.resumeFrom(treated, previous))) {
        hold(candidate, itsLevel, itsDistance);
      }
      tied = true;
    }
  }

  private void hold(int candidate, int itsLevel, double itsDistance) {
    comparison = candidate;
    level = itsLevel;
    distance = itsDistance;
    tied = false;
  }

  private boolean isFull(int candidate) {
    if (problem.restrictions().groupLimit().isEmpty()) {
      return false;
    }
    GroupLimit limit = problem.restrictions().groupLimit().orElseThrow();
    String group = limit.group()[candidate];
    Set<Integer> serving = groups.getOrDefault(group, Set.of());
    return !group.isEmpty() && serving.size() >= limit.most() && !serving.contains(candidate);
  }

  @Override
  void use(int treatedRow, int comparisonRow) {
    problem
        .restrictions()
        .groupLimit()
        .ifPresent(
            limit ->
                groups
                    .computeIfAbsent(limit.group()[comparisonRow], group -> new HashSet<>())
                    .add(comparisonRow));
    if (++sets.uses()[comparisonRow] >= capacity) {
      line.close(comparisonRow);
    }
  }
}
