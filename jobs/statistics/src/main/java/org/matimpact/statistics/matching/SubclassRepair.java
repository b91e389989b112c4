package org.matimpact.statistics.matching;

/** Fills subclasses that lack an arm with that arm's nearest unit of another. */
final class SubclassRepair {

  private final MatchingProblem problem;
  private final int[] rows;
  private final int[] sub;
  private final int count;
  private final int[] priority;

  /**
   * Looks at one stratum.
   *
   * @param sub subclass of each of its rows, altered by {@link #run}
   * @param count of subclasses, at most as many as units of either arm
   */
  SubclassRepair(MatchingProblem problem, int[] rows, int[] sub, int count, int[] priority) {
    this.problem = problem;
    this.rows = rows;
    this.sub = sub;
    this.count = count;
    this.priority = priority;
  }

  void run() {
    fill(true);
    fill(false);
  }

  private void fill(boolean arm) {
    int[] size = sizes(arm);
    for (int empty = firstEmpty(size); empty < count; empty = firstEmpty(size)) {
      boolean fromBelow = toSpare(size, empty, -1) >= toSpare(size, empty, 1);
      int from = empty + (fromBelow ? -1 : 1);
      while (size[from] == 0) {
        from += fromBelow ? -1 : 1;
      }
      sub[nearest(arm, from, fromBelow)] = empty;
      size[from]--;
      size[empty]++;
    }
  }

  private int[] sizes(boolean arm) {
    int[] size = new int[count];
    for (int at = 0; at < rows.length; at++) {
      size[sub[at]] += problem.treated()[rows[at]] == arm ? 1 : 0;
    }
    return size;
  }

  private static int firstEmpty(int[] size) {
    int empty = 0;
    while (empty < size.length && size[empty] > 0) {
      empty++;
    }
    return empty;
  }

  /** Units beyond the first of each subclass on a side, each over its steps away. */
  private static double toSpare(int[] size, int from, int direction) {
    double sum = 0;
    for (int at = from + direction; at >= 0 && at < size.length; at += direction) {
      sum += StrictMath.max(0, size[at] - 1) / (double) StrictMath.abs(at - from);
    }
    return sum;
  }

  private int nearest(boolean arm, int from, boolean highest) {
    int best = -1;
    for (int at = 0; at < rows.length; at++) {
      if (sub[at] == from && problem.treated()[rows[at]] == arm) {
        best = best < 0 || isBefore(rows[at], rows[best], highest) ? at : best;
      }
    }
    return best;
  }

  private boolean isBefore(int row, int other, boolean highest) {
    double difference = problem.score()[row] - problem.score()[other];
    if (difference == 0) {
      return priority[row] < priority[other];
    }
    return highest ? difference > 0 : difference < 0;
  }
}
