package org.matimpact.statistics.matching;

import java.util.Arrays;

/** One run of {@link NearestNeighbour}. */
final class NearestNeighbourRun {

  private final NearestNeighbour method;
  private final MatchingProblem problem;
  private final UnitOrder order;
  private final double caliper;
  private final MatchedSets sets;
  private final int[] turns;
  private final CandidateSearch search;
  private final boolean byNeighbours;

  NearestNeighbourRun(NearestNeighbour method, MatchingProblem problem) {
    this.method = method;
    this.problem = problem;
    SortedUnits units = SortedUnits.of(problem, method.ties());
    order = units.order();
    caliper = caliperWidth();
    Turns orders = new Turns(problem, units);
    sets = new MatchedSets(problem, method, wanted(orders));
    search = search(units);
    byNeighbours =
        search instanceof LineSearch
            && method.order() == Order.CLOSEST
            && method.ties() == Ties.HASH
            && method.replacement() == Replacement.WITHOUT;
    turns = orders.of(byNeighbours ? Order.SMALLEST : method.order());
  }

  private double caliperWidth() {
    if (method.caliper() instanceof Caliper.StandardDeviations widths
        && widths.scale() == CaliperScale.OVERALL) {
      return widths.multiple() * order.standardDeviation();
    }
    return method.caliper().width(problem);
  }

  private int[] wanted(Turns orders) {
    int[] treated = problem.treatedRows();
    int[] wanted = new int[treated.length];
    if (method.variable().isEmpty()) {
      Arrays.fill(wanted, method.ratio());
      return wanted;
    }
    Order fewestFirst = treatedScoreHigher() ? Order.LARGEST : Order.SMALLEST;
    int[] rows = orders.together(fewestFirst);
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
    for (int row : SortedUnits.together(problem, method.ties()).rows()) {
      treated += problem.treated()[row] ? problem.score()[row] : 0;
      comparison += problem.treated()[row] ? 0 : problem.score()[row];
      count += problem.treated()[row] ? 1 : 0;
    }
    return treated / count > comparison / (problem.size() - count);
  }

  Matching run() {
    Rounds rounds = new Rounds(turns, order, search, sets);
    for (int round = 1; round <= method.ratio(); round++) {
      if (byNeighbours && search instanceof LineSearch onLine) {
        new ClosestPairs(turns, round, order, onLine, sets).run();
      } else {
        rounds.run(round, method.order());
      }
    }
    return sets.toMatching(caliper);
  }

  private CandidateSearch search(SortedUnits units) {
    if (problem.isOnScore() && problem.restrictions().isEmpty()) {
      ScoreLine line = new ScoreLine(problem, units);
      FreeComparisons free = new FreeComparisons(line, sets.uses(), method.capacity());
      return new LineSearch(order, line, free, sets, order.rounded(caliper));
    }
    return new RestrictedSearch(
        problem, new SearchLine(problem, units, caliper), sets, method.capacity());
  }
}
