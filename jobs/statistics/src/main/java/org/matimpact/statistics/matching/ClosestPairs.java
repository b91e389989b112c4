package org.matimpact.statistics.matching;

/**
 * One round of {@link Order#CLOSEST} on a score without replacement, ties by hash, in the time of a
 * sort: the closest of all pairs always stands at one node of the line, or at two with nobody
 * between who still waits or is free, so that only neighbours need to be compared.
 */
final class ClosestPairs {

  private final ScoreLine line;
  private final FreeComparisons free;
  private final UnitOrder order;
  private final LineSearch search;
  private final MatchedSets sets;

  /** Treated rows that wait, node after node, by priority; where those of a node are up to. */
  private final int[] waiting;

  private final int[] head;
  private final int[] end;

  /** Nodes with somebody, linked; walls stay. */
  private final int[] before;

  private final int[] after;

  private final TreatedQueue queue;

  /**
   * Prepares a round.
   *
   * @param turns treated rows from low to high, stratum after stratum
   */
  ClosestPairs(int[] turns, int round, UnitOrder order, LineSearch search, MatchedSets sets) {
    this.order = order;
    this.search = search;
    this.sets = sets;
    line = search.line();
    free = search.free();
    waiting = new int[turns.length];
    head = new int[line.nodes()];
    end = new int[line.nodes()];
    before = new int[line.nodes()];
    after = new int[line.nodes()];
    queue = new TreatedQueue(turns.length + 16);
    layOut(turns, round);
  }

  private void layOut(int[] turns, int round) {
    int next = 0;
    int filled = 0;
    int last = 0;
    for (int node = 0; node < line.nodes(); node++) {
      head[node] = filled;
      for (; next < turns.length && line.nodeOf(turns[next]) == node; next++) {
        if (sets.wants(turns[next], round)) {
          waiting[filled++] = turns[next];
        }
      }
      end[node] = filled;
      if (line.isWall(node) || isWaiting(node) || free.isAny(node)) {
        before[node] = last;
        after[last] = node;
        last = node;
      }
    }
    after[last] = last;
  }

  void run() {
    for (int node = 0; after[node] != node; node = after[node]) {
      offer(node, node);
      offerNeighbours(node, after[node]);
    }
    while (!queue.isEmpty()) {
      TreatedQueue.Entry first = queue.first();
      queue.removeFirst();
      if (isCurrent(first) && search.find(first.row())) {
        int comparison = search.comparison;
        sets.add(first.row(), comparison, search.tied);
        search.use(first.row(), comparison);
        int node = line.nodeOf(first.row());
        head[node]++;
        renew(node);
        if (line.nodeOf(comparison) != node) {
          renew(line.nodeOf(comparison));
        }
      }
    }
  }

  /** Whether the treated unit is next at its node and the other node still its neighbour. */
  private boolean isCurrent(TreatedQueue.Entry entry) {
    int own = line.nodeOf(entry.row());
    int other = entry.candidate();
    return isWaiting(own)
        && waiting[head[own]] == entry.row()
        && free.isAny(other)
        && (own == other || after[own] == other || before[own] == other);
  }

  private boolean isWaiting(int node) {
    return head[node] < end[node];
  }

  /**
   * Compares a node anew that has lost a unit, or its neighbours with each other if it is empty.
   */
  private void renew(int node) {
    if (isWaiting(node) || free.isAny(node)) {
      offer(node, node);
      offerNeighbours(before[node], node);
      offerNeighbours(node, after[node]);
    } else {
      after[before[node]] = after[node];
      before[after[node]] = before[node];
      offerNeighbours(before[node], after[node]);
    }
  }

  private void offerNeighbours(int low, int high) {
    offer(low, high);
    offer(high, low);
  }

  private void offer(int own, int other) {
    if (isWaiting(own) && !line.isWall(other) && free.isAny(other)) {
      double distance = line.distance(own, other);
      if (distance <= search.caliper()) {
        int row = waiting[head[own]];
        queue.add(new TreatedQueue.Entry(row, 0, distance, order.priority()[row], other, -1));
      }
    }
  }
}
