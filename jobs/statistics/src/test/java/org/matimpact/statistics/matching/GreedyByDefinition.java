package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.statistics.hash.XxHash64;

/**
 * Greedy matching with ties by hash, as its definition reads: every pick looks at every comparison
 * unit. Scores are small whole numbers, so that equality of distance needs no rounding.
 */
final class GreedyByDefinition {

  private final NearestNeighbour method;
  private final MatchingProblem problem;
  private final List<List<Integer>> sets = new ArrayList<>();
  private final int[] uses;
  private int ties;

  GreedyByDefinition(NearestNeighbour method, MatchingProblem problem) {
    this.method = method;
    this.problem = problem;
    uses = new int[problem.size()];
    IntStream.range(0, problem.size()).forEach(row -> sets.add(new ArrayList<>()));
  }

  /** The comparison rows of every row, in the order picked. */
  List<List<Integer>> match() {
    for (int round = 0; round < method.ratio(); round++) {
      if (method.order() == Order.CLOSEST) {
        closestRound(round);
      } else {
        treatedInOrder().forEach(this::pick);
      }
    }
    return sets;
  }

  int ties() {
    return ties;
  }

  private void pick(int treated) {
    List<Integer> candidates = candidates(treated);
    if (!candidates.isEmpty()) {
      int first = candidates.get(0);
      double nearest = distance(treated, first);
      ties += candidates.stream().filter(c -> distance(treated, c) == nearest).count() > 1 ? 1 : 0;
      sets.get(treated).add(first);
      uses[first]++;
    }
  }

  private void closestRound(int round) {
    while (true) {
      Comparator<Integer> byNearest =
          Comparator.comparingDouble(t -> distance(t, candidates(t).get(0)));
      List<Integer> waiting =
          IntStream.of(problem.treatedRows())
              .boxed()
              .filter(t -> sets.get(t).size() == round && !candidates(t).isEmpty())
              .sorted(byNearest.thenComparing(byHash()))
              .toList();
      if (waiting.isEmpty()) {
        return;
      }
      pick(waiting.get(0));
    }
  }

  private List<Integer> treatedInOrder() {
    Comparator<Integer> byScore = Comparator.comparingDouble(row -> problem.score()[row]);
    Comparator<Integer> order =
        switch (method.order()) {
          case LARGEST -> byScore.reversed().thenComparing(byHash());
          case SMALLEST -> byScore.thenComparing(byHash());
          case RANDOM -> byHash();
          case DATA -> Comparator.naturalOrder();
          case FARTHEST -> byDistanceNow().reversed().thenComparing(byHash());
          case CLOSEST -> throw new IllegalStateException();
        };
    return IntStream.of(problem.treatedRows()).boxed().sorted(order).toList();
  }

  private Comparator<Integer> byDistanceNow() {
    double[] now = new double[problem.size()];
    for (int row : problem.treatedRows()) {
      List<Integer> candidates = candidates(row);
      now[row] = candidates.isEmpty() ? -1 : distance(row, candidates.get(0));
    }
    return Comparator.comparingDouble(row -> now[row]);
  }

  /** Free, in the stratum, in the caliper, not held: nearest first, then by hash. */
  private List<Integer> candidates(int treated) {
    Comparator<Integer> byDistance = Comparator.comparingDouble(c -> distance(treated, c));
    return IntStream.of(problem.comparisonRows())
        .filter(c -> uses[c] < method.capacity())
        .filter(c -> problem.stratum()[c].equals(problem.stratum()[treated]))
        .filter(c -> distance(treated, c) <= method.caliper().width(problem))
        .filter(c -> !sets.get(treated).contains(c))
        .boxed()
        .sorted(byDistance.thenComparing(byHash()))
        .toList();
  }

  private Comparator<Integer> byHash() {
    Comparator<Integer> byHash =
        (a, b) ->
            Long.compareUnsigned(
                XxHash64.hash(problem.id()[a], problem.seed()),
                XxHash64.hash(problem.id()[b], problem.seed()));
    return byHash.thenComparing(row -> problem.id()[row]);
  }

  private double distance(int a, int b) {
    return Math.abs(problem.score()[a] - problem.score()[b]);
  }
}
