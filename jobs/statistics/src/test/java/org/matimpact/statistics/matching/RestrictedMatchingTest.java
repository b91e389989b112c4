package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matimpact.statistics.model.CategoricalCovariate;

/**
 * Greedy matching under any distance and every restriction, against its definition and its laws.
 */
class RestrictedMatchingTest {

  private static final int PROBLEMS = 600;

  @ParameterizedTest
  @EnumSource(Order.class)
  void equalsTheDefinition(Order order) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem = problem(random);
      NearestNeighbour method = method(random, order);
      GreedyByDefinition definition = new GreedyByDefinition(method, problem);
      List<List<Integer>> expected = definition.match();
      Matching matching = method.match(problem);
      assertThat(sets(matching, problem.size()))
          .as("seed %d, %s, %s", seed, method, problem.restrictions())
          .isEqualTo(expected);
      assertThat(matching.tiedPicks()).as("ties, seed %d", seed).isEqualTo(definition.ties());
    }
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void obeysEveryRestrictionUnderBothRulesOnTies(Order order) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem = problem(random);
      for (Ties ties : Ties.values()) {
        NearestNeighbour method = method(random, order).withTies(ties);
        check(problem, method, method.match(problem));
      }
    }
  }

  private static void check(MatchingProblem problem, NearestNeighbour method, Matching matching) {
    Map<String, Set<Integer>> serving = new HashMap<>();
    Map<Integer, Integer> uses = new HashMap<>();
    for (MatchedPair pair : matching.pairs()) {
      assertThat(
              RandomProblem.allowed(problem, matching.caliper(), pair.treated(), pair.comparison()))
          .isTrue();
      uses.merge(pair.comparison(), 1, Integer::sum);
      problem
          .restrictions()
          .groupLimit()
          .ifPresent(
              limit ->
                  serving
                      .computeIfAbsent(limit.group()[pair.comparison()], g -> new HashSet<>())
                      .add(pair.comparison()));
    }
    assertThat(uses.values()).allMatch(count -> count <= method.capacity());
    problem
        .restrictions()
        .groupLimit()
        .ifPresent(limit -> assertThat(serving.values()).allMatch(s -> s.size() <= limit.most()));
  }

  /** Worked by hand: the nearest of the own authority comes before a nearer one elsewhere. */
  @Test
  void prefersTheOwnStratum() {
    MatchingProblem problem =
        MatchingProblem.unstratified(
            new String[] {"t", "near", "own", "region"},
            new boolean[] {true, false, false, false},
            new double[] {0, 1, 5, 2},
            0);
    Restrictions preferred =
        Restrictions.none()
            .withPreferred(new CategoricalCovariate("la", new String[] {"A", "B", "A", "C"}))
            .withPreferred(new CategoricalCovariate("region", new String[] {"N", "S", "N", "N"}));
    NearestNeighbour three = NearestNeighbour.defaults().withCaliper(Caliper.none()).withRatio(3);
    assertThat(three.match(problem.with(preferred)).pairs())
        .extracting(MatchedPair::comparison)
        .containsExactly(2, 3, 1);
    assertThat(three.withCaliper(Caliper.absolute(3)).match(problem.with(preferred)).pairs())
        .extracting(MatchedPair::comparison)
        .containsExactly(3, 1);
  }

  /** Worked by hand: of trust X only one may serve, so the second treated goes farther. */
  @Test
  void takesOnlySoManyOfAGroup() {
    MatchingProblem problem =
        MatchingProblem.unstratified(
            new String[] {"t", "u", "a", "b", "c"},
            new boolean[] {true, true, false, false, false},
            new double[] {2, 1, 2, 1, 9},
            0);
    GroupLimit limit = new GroupLimit(new String[] {"", "", "X", "X", "Y"}, 1);
    NearestNeighbour method = NearestNeighbour.defaults().withCaliper(Caliper.none());
    assertThat(method.match(problem.with(Restrictions.none().with(limit))).pairs())
        .extracting(MatchedPair::comparison)
        .containsExactly(2, 4);
  }

  /** MatchIt's definition worked by hand: 3 treated, mean 2, from 1 to 4: 1, 1 and 4. */
  @Test
  void variableRatiosAddUp() {
    assertThat(new VariableRatio(2, 1, 4).wanted(3)).containsExactly(1, 1, 4);
    assertThat(new VariableRatio(2.5, 1, 4).wanted(4)).containsExactly(1, 1, 4, 4);
    for (int treated = 2; treated < 60; treated++) {
      int[] wanted = new VariableRatio(2, 1, 5).wanted(treated);
      assertThat(IntStream.of(wanted).sum()).isEqualTo(2 * treated);
      assertThat(wanted).isSorted();
      assertThat(wanted[0]).isEqualTo(1);
    }
  }

  private static MatchingProblem problem(Random random) {
    int size = 4 + random.nextInt(20);
    MatchingProblem problem =
        RandomProblem.varied(random, 1 + random.nextInt(size / 2), 1 + size / 2);
    Restrictions restrictions = problem.restrictions();
    if (random.nextInt(2) == 0) {
      restrictions =
          restrictions.withPreferred(RandomProblem.levels("la", random, problem.size(), 4));
      if (random.nextBoolean()) {
        restrictions =
            restrictions.withPreferred(RandomProblem.levels("region", random, problem.size(), 2));
      }
    }
    if (random.nextInt(2) == 0) {
      String[] trust = RandomProblem.levels("trust", random, problem.size(), 4).values();
      restrictions = restrictions.with(new GroupLimit(trust, 1 + random.nextInt(2)));
    }
    return problem.with(restrictions);
  }

  private static NearestNeighbour method(Random random, Order order) {
    NearestNeighbour method =
        NearestNeighbour.defaults()
            .withOrder(order)
            .withRatio(1 + random.nextInt(3))
            .withCaliper(RandomProblem.caliper(random));
    return switch (random.nextInt(3)) {
      case 0 -> method;
      case 1 -> method.withReplacement(Replacement.WITH);
      default -> method.withReplacement(Replacement.WITH).withMaximumReuse(2);
    };
  }

  private static List<List<Integer>> sets(Matching matching, int size) {
    return IntStream.range(0, size)
        .mapToObj(row -> matching.setOf(row).stream().map(MatchedPair::comparison).toList())
        .toList();
  }
}
