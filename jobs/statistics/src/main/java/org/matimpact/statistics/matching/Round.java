package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** A round, in which every treated unit of a stratum takes at most one more comparison unit. */
final class Round {

  private final int[] treated;
  private final ScoreKeys keys;
  private final CandidateSearch search;
  private final FreeComparisons free;
  private final MatchedSets sets;

  Round(
      int[] treated,
      ScoreKeys keys,
      CandidateSearch search,
      FreeComparisons free,
      MatchedSets sets) {
    this.treated = treated;
    this.keys = keys;
    this.search = search;
    this.free = free;
    this.sets = sets;
  }

  void run(Order order) {
    switch (order) {
      case LARGEST -> takeTurns(byPosition().reversed().thenComparing(byPriority()));
      case SMALLEST -> takeTurns(byPosition().thenComparing(byPriority()));
      case RANDOM -> takeTurns(Comparator.comparingInt(row -> keys.hashRank()[row]));
      case DATA -> takeTurns(Comparator.naturalOrder());
      case FARTHEST -> farthestFirst();
      case CLOSEST -> closestFirst();
    }
  }

  private Comparator<Integer> byPosition() {
    return Comparator.comparingDouble(row -> keys.position()[row]);
  }

  private Comparator<Integer> byPriority() {
    return Comparator.comparingInt(row -> keys.priority()[row]);
  }

  private void takeTurns(Comparator<Integer> order) {
    Arrays.stream(treated).boxed().sorted(order).forEach(this::takeNearest);
  }

  private void takeNearest(int row) {
    search.nearest(row).ifPresent(candidate -> take(row, candidate));
  }

  /** By distance as it is now; a unit without a candidate now will have none in its turn either. */
  private void farthestFirst() {
    Comparator<Waiting> byDistance = Comparator.comparingDouble(Waiting::distance);
    waiting().stream()
        .sorted(byDistance.reversed().thenComparingInt(Waiting::priority))
        .forEach(first -> takeNearest(first.row()));
  }

  private void take(int row, Candidate candidate) {
    sets.add(row, candidate);
    free.use(candidate.comparison());
  }

  /**
   * Takes pairs by distance. A distance in the queue may be out of date, but only too small: the
   * nearest free unit of a treated unit never comes nearer.
   */
  private void closestFirst() {
    PriorityQueue<Waiting> queue = new PriorityQueue<>(waiting());
    while (!queue.isEmpty()) {
      Waiting first = queue.remove();
      Optional<Candidate> candidate = search.nearest(first.row());
      candidate.ifPresent(
          now -> {
            if (now.distance() > first.distance()) {
              queue.add(waiting(first.row(), now));
            } else {
              take(first.row(), now);
            }
          });
    }
  }

  private List<Waiting> waiting() {
    return Arrays.stream(treated)
        .boxed()
        .flatMap(row -> search.nearest(row).map(candidate -> waiting(row, candidate)).stream())
        .toList();
  }

  private Waiting waiting(int row, Candidate candidate) {
    return new Waiting(row, candidate.distance(), keys.priority()[row]);
  }

  private record Waiting(int row, double distance, int priority) implements Comparable<Waiting> {

    private static final Comparator<Waiting> ORDER =
        Comparator.comparingDouble(Waiting::distance).thenComparingInt(Waiting::priority);

    @Override
    public int compareTo(Waiting other) {
      return ORDER.compare(this, other);
    }
  }
}
