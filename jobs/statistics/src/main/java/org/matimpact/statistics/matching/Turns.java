package org.matimpact.statistics.matching;

import java.util.Arrays;

/** The order in which treated units choose, where it is settled beforehand. */
final class Turns {

  private final MatchingProblem problem;
  private final UnitOrder order;

  Turns(MatchingProblem problem, UnitOrder order) {
    this.problem = problem;
    this.order = order;
  }

  /**
   * Returns the treated rows in order. Strata do not disturb each other, so they may follow one
   * another; under a limit on groups they do, and the order is one over all.
   */
  int[] of(Order rule) {
    return of(rule, problem.restrictions().groupLimit().isPresent());
  }

  /** Returns the treated rows in one order over all strata. */
  int[] together(Order rule) {
    return of(rule, true);
  }

  private int[] of(Order rule, boolean together) {
    return switch (rule) {
      case LARGEST -> descending(byPosition(together));
      case SMALLEST -> byPosition(together);
      case RANDOM -> treated(order.byHash());
      case DATA -> problem.treatedRows();
      case CLOSEST, FARTHEST -> treated(order.byPriority());
    };
  }

  private int[] byPosition(boolean together) {
    return treated(together ? order.sortedTogether() : order.sorted());
  }

  /** Turns ascending positions round, leaving those who share one as they stand. */
  private int[] descending(int[] rows) {
    int[] turned = new int[rows.length];
    int filled = 0;
    for (int to = rows.length; to > 0; ) {
      int from = to - 1;
      while (from > 0 && order.samePosition(rows[from - 1], rows[to - 1])) {
        from--;
      }
      System.arraycopy(rows, from, turned, filled, to - from);
      filled += to - from;
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
