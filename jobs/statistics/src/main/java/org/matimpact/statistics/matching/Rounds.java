package org.matimpact.statistics.matching;

import java.util.Arrays;

/** Rounds, in each of which every treated unit that wants one takes one more comparison unit. */
final class Rounds {

  private final int[] turns;
  private final UnitOrder order;
  private final CandidateSearch search;
  private final MatchedSets sets;

  /**
   * Prepares rounds.
   *
   * @param turns the treated rows, in the order in which they choose where that is settled
   */
  Rounds(int[] turns, UnitOrder order, CandidateSearch search, MatchedSets sets) {
    this.turns = turns;
    this.order = order;
    this.search = search;
    this.sets = sets;
  }

  void run(int round, Order rule) {
    switch (rule) {
      case FARTHEST -> farthestFirst(round);
      case CLOSEST -> closestFirst(round);
      default -> takeTurns(turns, round);
    }
  }

  private void takeTurns(int[] rows, int round) {
    for (int row : rows) {
      if (sets.wants(row, round) && search.find(row)) {
        take(row);
      }
    }
  }

  private void take(int row) {
    sets.add(row, search.comparison, search.tied);
    search.use(row, search.comparison);
  }

  /** By distance as it is now; a unit without a candidate now will have none in its turn either. */
  private void farthestFirst(int round) {
    TreatedQueue queue = new TreatedQueue(turns.length);
    for (int row : turns) {
      if (sets.wants(row, round) && search.find(row)) {
        queue.add(
            new TreatedQueue.Entry(
                row, -search.level, -search.distance, order.priority()[row], -1, -1));
      }
    }
    int[] rows = new int[turns.length];
    int count = 0;
    for (; !queue.isEmpty(); queue.removeFirst()) {
      rows[count++] = queue.first().row();
    }
    takeTurns(Arrays.copyOf(rows, count), round);
  }

  /**
   * Takes pairs by distance. A distance in the queue may be out of date, but only too small: the
   * nearest free unit of a treated unit never comes nearer.
   */
  private void closestFirst(int round) {
    TreatedQueue queue = new TreatedQueue(turns.length);
    for (int row : turns) {
      if (sets.wants(row, round) && search.find(row)) {
        queue.add(entry(row, order.priority()[row], -1));
      }
    }
    int postponed = 0;
    while (!queue.isEmpty()) {
      TreatedQueue.Entry first = queue.first();
      search.previous = first.previous();
      if (search.find(first.row()) && search.comparison == first.candidate()) {
        take(first.row());
        queue.removeFirst();
      } else if (findAfter(first)) {
        queue.replaceFirst(entry(first.row(), turn(first, --postponed), first.candidate()));
      } else {
        queue.removeFirst();
      }
    }
    search.previous = -1;
  }

  private boolean findAfter(TreatedQueue.Entry taken) {
    search.previous = taken.candidate();
    return search.find(taken.row());
  }

  /** By row order MatchIt puts one that must look again before all that are as near. */
  private int turn(TreatedQueue.Entry entry, int postponed) {
    return order.ties() == Ties.ROW_ORDER ? postponed : entry.turn();
  }

  private TreatedQueue.Entry entry(int row, int turn, int previous) {
    return new TreatedQueue.Entry(
        row, search.level, search.distance, turn, search.comparison, previous);
  }
}
