package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.statistics.hash.XxHash64;
import org.matimpact.statistics.model.CategoricalCovariate;

/**
 * Greedy matching with ties by hash, as its definition reads: every pick looks at every comparison
 * unit. Distances are compared in steps of 1e-8, far above rounding and far below any difference in
 * the problems posed.
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
      int level = level(treated, first);
      long asNear =
          candidates.stream()
              .filter(c -> level(treated, c) == level && distance(treated, c) == nearest)
              .count();
      ties += asNear > 1 ? 1 : 0;
      sets.get(treated).add(first);
      uses[first]++;
    }
  }

  private void closestRound(int round) {
    while (true) {
      Comparator<Integer> byLevel = Comparator.comparingInt(t -> level(t, candidates(t).get(0)));
      Comparator<Integer> byNearest =
          byLevel.thenComparingDouble(t -> distance(t, candidates(t).get(0)));
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
    int[] level = new int[problem.size()];
    for (int row : problem.treatedRows()) {
      List<Integer> candidates = candidates(row);
      now[row] = candidates.isEmpty() ? -1 : distance(row, candidates.get(0));
      level[row] = candidates.isEmpty() ? -1 : level(row, candidates.get(0));
    }
    Comparator<Integer> byLevel = Comparator.comparingInt(row -> level[row]);
    return byLevel.thenComparingDouble(row -> now[row]);
  }

  /** Free, in the stratum, in the caliper, not held: nearest first, then by hash. */
  private List<Integer> candidates(int treated) {
    Comparator<Integer> byDistance = Comparator.comparingDouble(c -> distance(treated, c));
    double caliper = method.caliper().width(problem);
    Comparator<Integer> byLevel = Comparator.comparingInt(c -> level(treated, c));
    return IntStream.of(problem.comparisonRows())
        .filter(c -> uses[c] < method.capacity())
        .filter(c -> RandomProblem.allowed(problem, caliper, treated, c))
        .filter(this::hasRoomInItsGroup)
        .filter(c -> !sets.get(treated).contains(c))
        .boxed()
        .sorted(byLevel.thenComparing(byDistance).thenComparing(byHash()))
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
    return Math.rint(problem.distance().between(a, b) * 1e8);
  }

  private int level(int treated, int comparison) {
    int level = 0;
    for (CategoricalCovariate column : problem.restrictions().preferred()) {
      if (column.values()[treated].equals(column.values()[comparison])) {
        return level;
      }
      level++;
    }
    return level;
  }

  private boolean hasRoomInItsGroup(int comparison) {
    if (problem.restrictions().groupLimit().isEmpty() || uses[comparison] > 0) {
      return true;
    }
    GroupLimit limit = problem.restrictions().groupLimit().get();
    long serving =
        IntStream.range(0, problem.size())
            .filter(c -> uses[c] > 0 && limit.group()[c].equals(limit.group()[comparison]))
            .count();
    return serving < limit.most();
  }
}
