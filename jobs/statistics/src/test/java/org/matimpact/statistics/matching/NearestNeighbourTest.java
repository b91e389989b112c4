package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random small problems, thick with ties, against the definition and against what must hold. */
class NearestNeighbourTest {

  private static final int PROBLEMS = 1000;

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
          .as("seed %d, %s", seed, method)
          .isEqualTo(expected);
      assertThat(matching.tiedPicks()).as("ties, seed %d", seed).isEqualTo(definition.ties());
    }
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void keepsItsPromises(Order order) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem = problem(random);
      for (Ties ties : Ties.values()) {
        NearestNeighbour method = method(random, order).withTies(ties);
        checkPairs(method, problem, method.match(problem));
        checkWeights(problem, method.match(problem));
      }
    }
  }

  private static void checkPairs(
      NearestNeighbour method, MatchingProblem problem, Matching matching) {
    Map<Integer, Long> uses =
        matching.pairs().stream()
            .collect(Collectors.groupingBy(MatchedPair::comparison, Collectors.counting()));
    assertThat(uses.values()).allMatch(count -> count <= method.capacity());
    assertThat(matching.pairs())
        .allSatisfy(
            pair -> {
              int t = pair.treated();
              int c = pair.comparison();
              assertThat(problem.treated()[t]).isTrue();
              assertThat(problem.treated()[c]).isFalse();
              assertThat(problem.stratum()[t]).isEqualTo(problem.stratum()[c]);
              assertThat(pair.distance()).isLessThanOrEqualTo(matching.caliper());
              assertThat(pair.distance())
                  .isEqualTo(Math.abs(problem.score()[t] - problem.score()[c]));
            });
  }

  /** Matched treated weigh 1; comparison units used have mean 1, to the rounding of a short sum. */
  private static void checkWeights(MatchingProblem problem, Matching matching) {
    int treated = 0;
    double comparison = 0;
    for (int row = 0; row < problem.size(); row++) {
      double weight = matching.weights()[row];
      treated += problem.treated()[row] && weight == 1 ? 1 : 0;
      comparison += problem.treated()[row] ? 0 : weight;
    }
    assertThat(treated).isEqualTo(matching.matchedTreated());
    assertThat(treated + matching.unmatchedTreated().length)
        .isEqualTo(problem.treatedRows().length);
    assertThat(comparison).isCloseTo(matching.distinctComparisons(), within(1e-12));
  }

  /** The same units in other rows give the same pairs, bit for bit the same weights. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DATA")
  void doesNotDependOnTheOrderOfRows(Order order) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem = problem(random);
      NearestNeighbour method = method(random, order);
      List<Integer> rows = new ArrayList<>(IntStream.range(0, problem.size()).boxed().toList());
      Collections.shuffle(rows, random);
      MatchingProblem shuffled = permuted(problem, rows);
      assertThat(byId(method.match(shuffled), shuffled))
          .as("seed %d, %s", seed, method)
          .isEqualTo(byId(method.match(problem), problem));
    }
  }

  /** Worked by hand: 5 takes 4 (1 away), 3 then takes 2 and not the 4 it is as near to. */
  @Test
  void takesTheLargestFirst() {
    MatchingProblem problem =
        MatchingProblem.unstratified(
            new String[] {"a", "b", "c", "d", "e"},
            new boolean[] {true, true, false, false, false},
            new double[] {3, 5, 2, 4, 9},
            0);
    Matching matching = NearestNeighbour.defaults().withCaliper(Caliper.none()).match(problem);
    assertThat(matching.pairs())
        .containsExactly(new MatchedPair(0, 2, 1, 1, false), new MatchedPair(1, 3, 1, 1, false));
    assertThat(matching.weights()).containsExactly(1, 1, 1, 1, 0);
  }

  @Test
  void dropsPartialSetsWhenAsked() {
    MatchingProblem problem =
        MatchingProblem.unstratified(
            new String[] {"a", "b", "c", "d", "e"},
            new boolean[] {true, true, false, false, false},
            new double[] {3, 5, 2, 4, 9},
            0);
    NearestNeighbour two = NearestNeighbour.defaults().withCaliper(Caliper.none()).withRatio(2);
    assertThat(two.match(problem).weights()).containsExactly(1, 1, 1.5, .75, .75);
    Matching full = two.withSets(SetRule.FULL_ONLY).match(problem);
    assertThat(full.unmatchedTreated()).containsExactly(0);
    assertThat(full.weights()).containsExactly(0, 1, 0, 1, 1);
    assertThat(full.picks()).isEqualTo(3);
  }

  @Test
  void refusesWhatCannotBeMatched() {
    String[] ids = {"a", "b"};
    boolean[] arms = {true, false};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MatchingProblem.unstratified(ids, arms, new double[] {1, Double.NaN}, 0))
        .withMessage(
            "Invalid score of b: NaN (exclude units without a score, or look for separation)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MatchingProblem.unstratified(new String[] {"a", "a"}, arms, new double[] {1, 2}, 0))
        .withMessage("Invalid matching problem: id a occurs twice (keep one row per unit)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MatchingProblem.unstratified(
                    ids, new boolean[] {false, false}, new double[] {1, 2}, 0))
        .withMessage("Cannot match: 0 of 2 units are treated (both arms are needed)");
  }

  /** Whole scores from 0 to 9 make half the distances equal; ids do not sort as rows do. */
  private static MatchingProblem problem(Random random) {
    int size = 2 + random.nextInt(24);
    String[] id = new String[size];
    boolean[] treated = new boolean[size];
    double[] score = new double[size];
    String[] stratum = new String[size];
    int strata = 1 + random.nextInt(3);
    for (int row = 0; row < size; row++) {
      id[row] = "school " + (row * 7919 % 1000);
      treated[row] = row == 0 || (row > 1 && random.nextInt(3) == 0);
      score[row] = random.nextInt(10);
      stratum[row] = "s" + random.nextInt(strata);
    }
    return new MatchingProblem(id, treated, score, stratum, random.nextLong());
  }

  private static NearestNeighbour method(Random random, Order order) {
    NearestNeighbour method =
        NearestNeighbour.defaults()
            .withOrder(order)
            .withRatio(1 + random.nextInt(3))
            .withCaliper(random.nextBoolean() ? Caliper.none() : Caliper.overall(0.41));
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

  private static MatchingProblem permuted(MatchingProblem problem, List<Integer> rows) {
    boolean[] treated = new boolean[rows.size()];
    for (int i = 0; i < treated.length; i++) {
      treated[i] = problem.treated()[rows.get(i)];
    }
    return new MatchingProblem(
        rows.stream().map(row -> problem.id()[row]).toArray(String[]::new),
        treated,
        rows.stream().mapToDouble(row -> problem.score()[row]).toArray(),
        rows.stream().map(row -> problem.stratum()[row]).toArray(String[]::new),
        problem.seed());
  }

  /** Each unit's set and weight, by identifier. */
  private static List<String> byId(Matching matching, MatchingProblem problem) {
    String[] lines = new String[problem.size()];
    for (int row = 0; row < lines.length; row++) {
      lines[row] =
          problem.id()[row]
              + matching.setOf(row).stream().map(pair -> problem.id()[pair.comparison()]).toList()
              + matching.weights()[row];
    }
    Arrays.sort(lines);
    return List.of(lines);
  }
}
