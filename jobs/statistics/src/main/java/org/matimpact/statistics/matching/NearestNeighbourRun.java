package org.matimpact.statistics.matching;

import java.util.Arrays;

/** One run of {@link NearestNeighbour}. */
final class NearestNeighbourRun {

  private final NearestNeighbour method;
  private final MatchingProblem problem;
  private final UnitOrder order;
  private final double caliper;
  private final MatchedSets sets;

  NearestNeighbourRun(NearestNeighbour method, MatchingProblem problem) {
    this.method = method;
    this.problem = problem;
    order = UnitOrder.of(problem, method.ties());
    caliper = caliperWidth();
    sets = new MatchedSets(problem, method, wanted());
  }

  private double caliperWidth() {
    if (method.caliper() instanceof Caliper.StandardDeviations widths
        && widths.scale() == CaliperScale.OVERALL) {
      return widths.multiple() * order.standardDeviation();
    }
    return method.caliper().width(problem);
  }

  private int[] wanted() {
    int[] treated = problem.treatedRows();
    int[] wanted = new int[treated.length];
    if (method.variable().isEmpty()) {
      Arrays.fill(wanted, method.ratio());
      return wanted;
    }
    Order fewestFirst = treatedScoreHigher() ? Order.LARGEST : Order.SMALLEST;
    int[] rows = new Turns(problem, order).together(fewestFirst);
    int[] shares = method.variable().orElseThrow().wanted(rows.length);
    int[] number = new int[problem.size()];
    for (int at = 0; at < treated.length; at++) {
      number[treated[at]] = at;
    }
    for (int at = 0; at < rows.length; at++) {
      wanted[number[rows[at]]] = shares[at];
    }
    return wanted;
  }

  private boolean treatedScoreHigher() {
    double treated = 0;
    double comparison = 0;
    int count = 0;
    for (int row : order.sortedTogether()) {
      treated += problem.treated()[row] ? problem.score()[row] : 0;
      comparison += problem.treated()[row] ? 0 : problem.score()[row];
      count += problem.treated()[row] ? 1 : 0;
    }
    return treated / count > comparison / (problem.size() - count);
  }

  Matching run() {
    CandidateSearch search = search();
    Turns turns = new Turns(problem, order);
    boolean byNeighbours =
        method.order() == Order.CLOSEST
            && method.ties() == Ties.HASH
            && method.replacement() == Replacement.WITHOUT;
    if (byNeighbours && search instanceof LineSearch onLine) {
      int[] upwards = turns.of(Order.SMALLEST);
      for (int round = 1; round <= method.ratio(); round++) {
        new ClosestPairs(upwards, round, order, onLine, sets).run();
      }
    } else {
      Rounds rounds = new Rounds(turns.of(method.order()), order, search, sets);
      for (int round = 1; round <= method.ratio(); round++) {
        rounds.run(round, method.order());
      }
    }
    return sets.toMatching(caliper);
  }

  private CandidateSearch search() {
    if (problem.isOnScore() && problem.restrictions().isEmpty()) {
      ScoreLine line = new ScoreLine(problem, order);
      FreeComparisons free = new FreeComparisons(line, sets.uses(), method.capacity());
      return new LineSearch(order, line, free, sets, order.rounded(caliper));
    }
    return new RestrictedSearch(
        problem, new SearchLine(problem, order, caliper), sets, method.capacity());
  }
}
