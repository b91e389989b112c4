package org.matimpact.statistics.matching;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One run of {@link NearestNeighbour}: strata one after another, each in rounds. */
final class NearestNeighbourRun {

  private final NearestNeighbour method;
  private final MatchingProblem problem;
  private final ScoreKeys keys;
  private final double caliper;
  private final MatchedSets sets;

  /** By row; strata share them, so that many small strata cost no more than one. */
  private final int[] nodeOfRow;

  private final int[] uses;

  NearestNeighbourRun(NearestNeighbour method, MatchingProblem problem) {
    this.method = method;
    this.problem = problem;
    keys = ScoreKeys.of(problem, method.ties());
    caliper = method.caliper().width(problem);
    sets = new MatchedSets(problem, method);
    nodeOfRow = new int[problem.size()];
    uses = new int[problem.size()];
  }

  Matching run() {
    strata().values().forEach(this::matchStratum);
    return sets.toMatching(caliper);
  }

  private Map<String, int[]> strata() {
    return IntStream.range(0, problem.size())
        .boxed()
        .collect(
            Collectors.groupingBy(
                row -> problem.stratum()[row],
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    rows -> rows.stream().mapToInt(Integer::intValue).toArray())));
  }

  private void matchStratum(int[] rows) {
    ScoreLine line = ScoreLine.of(problem, keys, rows, nodeOfRow);
    FreeComparisons free = new FreeComparisons(line, uses, method.capacity());
    CandidateSearch search = new CandidateSearch(keys, line, free, sets, keys.rounded(caliper));
    int[] treated = IntStream.of(rows).filter(row -> problem.treated()[row]).toArray();
    Round round = new Round(treated, keys, search, free, sets);
    for (int rank = 1; rank <= method.ratio(); rank++) {
      round.run(method.order());
    }
  }
}
