package org.matimpact.statistics.matching;

import java.util.Arrays;

/** The order in which treated units choose, where it is settled beforehand. */
final class Turns {

  private final MatchingProblem problem;
  private final SortedUnits units;

  Turns(MatchingProblem problem, SortedUnits units) {
    this.problem = problem;
    this.units = units;
  }

  /**
   * Returns the treated rows in order. Strata do not disturb each other, so they may follow one
   * another; under a limit on groups they do, and the order is one over all.
   */
  int[] of(Order rule) {
    return switch (rule) {
      case LARGEST ->
          problem.restrictions().groupLimit().isPresent() ? together(rule) : downwards();
      case SMALLEST ->
          problem.restrictions().groupLimit().isPresent() ? together(rule) : treated(units.rows());
      case RANDOM -> treated(units.order().byHash());
      case DATA -> problem.treatedRows();
      case CLOSEST, FARTHEST -> treated(units.order().byPriority());
    };
  }

  /** Returns the treated rows from low to high or from high to low, one order over all strata. */
  int[] together(Order rule) {
    SortedUnits all = SortedUnits.together(problem, units.order().ties());
    Turns turns = new Turns(problem, all);
    return rule == Order.LARGEST ? turns.downwards() : turns.treated(all.rows());
  }

  /** Positions from high to low; those who share one keep their priority. */
  private int[] downwards() {
    int[] turned = new int[problem.size() - problem.comparisons()];
    int filled = 0;
    for (int to = units.size(); to > 0; ) {
      int from = to - 1;
      while (from > 0 && units.samePlace(from)) {
        from--;
      }
      for (int at = from; at < to; at++) {
        if (problem.treated()[units.row(at)]) {
          turned[filled++] = units.row(at);
        }
      }
      to = from;
    }
    return turned;
  }

  private int[] treated(int[] rows) {
    int[] kept = new int[rows.length];
    int count = 0;
    for (int row : rows) {
      if (problem.treated()[row]) {
        kept[count++] = row;
      }
    }
    return Arrays.copyOf(kept, count);
  }
}
