package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matimpact.statistics.hash.XxHash64;
import org.matimpact.statistics.matching.CardinalityMatching.Kept;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.model.NumericCovariate;
import org.matimpact.statistics.propensity.Link;

/** What must hold for every method, on random problems. */
class MethodLawsTest {

  private static final int PROBLEMS = 150;

  /** A method that balances columns, here the score; means that cannot be met leave nobody. */
  private record OnColumns(Function<ModelMatrix, MatchingMethod> method) implements MatchingMethod {
    @Override
    public Matching match(MatchingProblem problem) {
      ModelMatrix x = ModelMatrix.of(List.of(new NumericCovariate("score", problem.score())));
      try {
        return method.apply(x).match(problem);
      } catch (UnmatchableException e) {
        return Discarding.matchKept(problem, new int[0], method.apply(x));
      }
    }
  }

  static List<MatchingMethod> methods() {
    NearestNeighbour nearest = NearestNeighbour.defaults().withCaliper(Caliper.overall(.6));
    return List.of(
        nearest,
        nearest.withRatio(3).withOrder(Order.CLOSEST),
        nearest.withOrder(Order.FARTHEST),
        nearest.withReplacement(Replacement.WITH).withRatio(2),
        nearest.withVariableRatio(new VariableRatio(2, 1, 4)),
        new OptimalPair(1, Caliper.overall(.6), SetRule.KEEP_PARTIAL),
        new OptimalPair(2, Caliper.none(), SetRule.FULL_ONLY),
        FullMatching.unlimited(Caliper.overall(.6), Estimand.ATT),
        new FullMatching(Caliper.none(), Estimand.ATE, 3, 2),
        new GeneralisedFullMatching(Caliper.overall(.6), Estimand.ATC),
        new Subclassification(3, Estimand.ATT),
        new Subclassification(4, Estimand.ATE),
        new ExactMatching(Estimand.ATT),
        new PropensityWeighting(Estimand.ATE, Link.LOGIT),
        new PropensityWeighting(Estimand.ATO, Link.PROBIT),
        new OnColumns(EntropyBalancing::method),
        new OnColumns(x -> new CardinalityMatching(x, Kept.MOST_OF_BOTH_ARMS, 1, .2, 1)),
        Discarding.of(Discard.BOTH, nearest),
        Discarding.of(Discard.TREATED, FullMatching.unlimited(Caliper.none(), Estimand.ATT)));
  }

  private static MatchingProblem problem(Random random, MatchingMethod method) {
    MatchingProblem problem =
        RandomProblem.varied(random, 2 + random.nextInt(10), 2 + random.nextInt(20));
    boolean makesNoPairs =
        method instanceof Subclassification
            || method instanceof ExactMatching
            || method instanceof PropensityWeighting
            || method instanceof OnColumns;
    return makesNoPairs ? problem.with(Restrictions.none()) : problem;
  }

  /** The same units in other rows: the same sets and, bit for bit, the same weights. */
  @ParameterizedTest
  @MethodSource("methods")
  void doesNotDependOnTheOrderOfRows(MatchingMethod method) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem = problem(random, method);
      List<Integer> rows = new ArrayList<>(IntStream.range(0, problem.size()).boxed().toList());
      Collections.shuffle(rows, random);
      MatchingProblem shuffled = problem.select(rows.stream().mapToInt(row -> row).toArray());
      assertThat(described(method.match(shuffled), shuffled.id()))
          .as("seed %d", seed)
          .isEqualTo(described(method.match(problem), problem.id()));
    }
  }

  /** Other identifiers whose hashes come in the same order: the same match. */
  @ParameterizedTest
  @MethodSource("methods")
  void dependsOnIdentifiersThroughTheOrderOfHashesOnly(MatchingMethod method) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem = problem(random, method);
      String[] renamed = renamed(problem);
      MatchingProblem other =
          new MatchingProblem(
              renamed,
              problem.treated(),
              problem.score(),
              problem.stratum(),
              problem.seed(),
              problem.distance(),
              problem.restrictions());
      assertThat(described(method.match(other), problem.id()))
          .as("seed %d", seed)
          .isEqualTo(described(method.match(problem), problem.id()));
    }
  }

  private static String[] renamed(MatchingProblem problem) {
    Comparator<String> byHash =
        (a, b) ->
            Long.compareUnsigned(
                XxHash64.hash(a, problem.seed()), XxHash64.hash(b, problem.seed()));
    List<String> old = Arrays.stream(problem.id()).sorted(byHash).toList();
    List<String> fresh =
        IntStream.range(0, problem.size()).mapToObj(i -> "other " + i).sorted(byHash).toList();
    return Arrays.stream(problem.id()).map(id -> fresh.get(old.indexOf(id))).toArray(String[]::new);
  }

  /** Used units and only they have weight; strata and subclasses nest; lists agree. */
  @ParameterizedTest
  @MethodSource("methods")
  void resultsAgreeWithThemselves(MatchingMethod method) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      MatchingProblem problem = problem(new Random(seed), method);
      Matching matching = method.match(problem);
      int[] subclass = matching.subclass();
      String[] stratumOf = new String[problem.size() + 1];
      for (int row = 0; row < problem.size(); row++) {
        if (subclass[row] >= 0) {
          assertThat(matching.weights()[row]).isPositive();
          stratumOf[subclass[row]] = problem.stratum()[row];
        }
      }
      for (int row = 0; row < problem.size(); row++) {
        if (subclass[row] >= 0) {
          assertThat(problem.stratum()[row]).isEqualTo(stratumOf[subclass[row]]);
        }
      }
      assertThat(matching.unmatchedTreated())
          .containsExactly(
              IntStream.of(problem.treatedRows())
                  .filter(row -> matching.weights()[row] == 0)
                  .toArray());
      for (MatchedPair pair : matching.pairs()) {
        assertThat(matching.weights()[pair.treated()]).isPositive();
        assertThat(matching.weights()[pair.comparison()]).isPositive();
      }
    }
  }

  /** In each arm the units used have mean weight 1, to rounding. */
  @ParameterizedTest
  @MethodSource("methods")
  void weightsHaveMeanOneInEachArm(MatchingMethod method) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      MatchingProblem problem = problem(new Random(seed), method);
      double[] weights = method.match(problem).weights();
      double[] sum = new double[2];
      int[] used = new int[2];
      for (int row = 0; row < weights.length; row++) {
        int arm = problem.treated()[row] ? 1 : 0;
        sum[arm] += weights[row];
        used[arm] += weights[row] > 0 ? 1 : 0;
      }
      assertThat(sum[0]).isCloseTo(used[0], within(1e-10));
      assertThat(sum[1]).isCloseTo(used[1], within(1e-10));
    }
  }

  /** Under ATT every subclass has the treated share of the comparison weight, to a factor. */
  @Test
  void subclassWeightsBalanceSubclasses() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      MatchingProblem problem = problem(new Random(seed), new Subclassification(3, Estimand.ATT));
      Matching matching = new Subclassification(3, Estimand.ATT).match(problem);
      Map<Integer, double[]> sums = new HashMap<>();
      double[] all = new double[2];
      for (int row = 0; row < problem.size(); row++) {
        int arm = problem.treated()[row] ? 1 : 0;
        sums.computeIfAbsent(matching.subclass()[row], set -> new double[2])[arm] +=
            matching.weights()[row];
        all[arm] += matching.weights()[row];
      }
      sums.values()
          .forEach(sum -> assertThat(sum[1] * all[0]).isCloseTo(sum[0] * all[1], within(1e-9)));
    }
  }

  /** Turned round, shifted and doubled, a score matches the same pairs in the opposite order. */
  @Test
  void mirroredScoresMatchMirrored() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      MatchingProblem problem = RandomProblem.of(new Random(seed), 6, 14);
      double[] mirrored = Arrays.stream(problem.score()).map(s -> 4 - 2 * s).toArray();
      MatchingProblem other =
          new MatchingProblem(
              problem.id(), problem.treated(), mirrored, problem.stratum(), problem.seed());
      NearestNeighbour method = NearestNeighbour.defaults().withCaliper(Caliper.overall(.43));
      assertThat(described(method.withOrder(Order.SMALLEST).match(other), problem.id()))
          .as("seed %d", seed)
          .isEqualTo(described(method.match(problem), problem.id()));
    }
  }

  /**
   * Where every treated score is above every comparison score the nearest free comparison unit is
   * the highest, whatever the distances: any increasing transform matches the same pairs.
   */
  @Test
  void onlyRanksCountWhereTheArmsAreApart() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      MatchingProblem problem = RandomProblem.of(new Random(seed), 6, 14);
      double[] apart = new double[problem.size()];
      Arrays.setAll(apart, row -> problem.score()[row] / 9 + (problem.treated()[row] ? 9 : 0));
      for (MatchingMethod method :
          List.of(
              NearestNeighbour.defaults().withCaliper(Caliper.none()),
              NearestNeighbour.defaults().withCaliper(Caliper.none()).withOrder(Order.SMALLEST),
              NearestNeighbour.defaults()
                  .withCaliper(Caliper.none())
                  .withReplacement(Replacement.WITH)
                  .withRatio(3))) {
        assertThat(scored(problem, method, Arrays.stream(apart).map(Math::exp).toArray()))
            .as("seed %d", seed)
            .isEqualTo(scored(problem, method, apart));
      }
    }
  }

  private static List<String> scored(
      MatchingProblem problem, MatchingMethod method, double[] score) {
    MatchingProblem other =
        new MatchingProblem(
            problem.id(), problem.treated(), score, problem.stratum(), problem.seed());
    return described(method.match(other), problem.id());
  }

  /** Elsewhere distances count: 2 lies nearer to 1 than to 3.5, its logarithm does not. */
  @Test
  void distancesCountWhereTheArmsOverlap() {
    MatchingProblem problem =
        MatchingProblem.unstratified(
            new String[] {"t", "below", "above"},
            new boolean[] {true, false, false},
            new double[] {2, 1, 3.5},
            0);
    NearestNeighbour method = NearestNeighbour.defaults().withCaliper(Caliper.none());
    double[] logarithms = Arrays.stream(problem.score()).map(Math::log).toArray();
    assertThat(method.match(problem).pairs().get(0).comparison()).isEqualTo(1);
    assertThat(scored(problem, method, logarithms).toString()).contains("t[above, t]");
  }

  /** Ranks do not change under a monotone transform, so neither does the robust distance. */
  @Test
  void robustDistanceIsOneOfRanks() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem = RandomProblem.of(random, 6, 14);
      NumericCovariate x = RandomProblem.numbers(random, 20);
      NumericCovariate y = new NumericCovariate("y", random.doubles(20).toArray());
      NumericCovariate exp =
          new NumericCovariate("x", Arrays.stream(x.values()).map(Math::exp).toArray());
      NumericCovariate cube =
          new NumericCovariate("y", Arrays.stream(y.values()).map(v -> v * v * v).toArray());
      Distance plain = MahalanobisDistance.robust(List.of(x, y), problem.treated());
      Distance transformed = MahalanobisDistance.robust(List.of(exp, cube), problem.treated());
      assertThat(plain.between(3, 17)).isEqualTo(transformed.between(3, 17));
    }
  }

  /** A caliper that leaves nobody is a result without pairs, under every method that has one. */
  @Test
  void aCaliperThatLeavesNobodyLeavesAnEmptyResult() {
    MatchingProblem problem =
        MatchingProblem.unstratified(
            new String[] {"a", "b", "c"},
            new boolean[] {true, false, false},
            new double[] {0, 5, 9},
            0);
    Caliper narrow = Caliper.absolute(1);
    for (MatchingMethod method :
        List.of(
            NearestNeighbour.defaults().withCaliper(narrow),
            new OptimalPair(1, narrow, SetRule.KEEP_PARTIAL),
            FullMatching.unlimited(narrow, Estimand.ATT),
            new FullMatching(narrow, Estimand.ATT, 2, 2),
            new GeneralisedFullMatching(narrow, Estimand.ATT),
            Discarding.of(Discard.BOTH, NearestNeighbour.defaults()))) {
      Matching matching = method.match(problem);
      assertThat(matching.isEmpty()).as("%s", method).isTrue();
      assertThat(matching.pairs()).isEmpty();
      assertThat(matching.unmatchedTreated()).containsExactly(0);
      assertThat(matching.subclasses()).isZero();
    }
  }

  /** Fewer comparison units than the ratio needs: partial sets, or none if only full ones count. */
  @Test
  void tooFewComparisonUnitsMakePartialSets() {
    MatchingProblem problem =
        MatchingProblem.unstratified(
            new String[] {"a", "b", "c"},
            new boolean[] {true, true, false},
            new double[] {0, 5, 9},
            0);
    NearestNeighbour five = NearestNeighbour.defaults().withRatio(5).withCaliper(Caliper.none());
    assertThat(five.match(problem).pairs()).hasSize(1);
    assertThat(five.withSets(SetRule.FULL_ONLY).match(problem).isEmpty()).isTrue();
    assertThat(new OptimalPair(5, Caliper.none(), SetRule.KEEP_PARTIAL).match(problem).pairs())
        .hasSize(1);
  }

  @Test
  void refusesWhatHasNoMeaning() {
    MatchingProblem apart =
        MatchingProblem.unstratified(
            new String[] {"a", "b"}, new boolean[] {true, false}, new double[] {40, -40}, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PropensityWeighting(Estimand.ATE, Link.PROBIT).match(apart))
        .withMessageContaining("probability of treatment")
        .withMessageContaining("separation?");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MahalanobisDistance.of(
                    List.of(new NumericCovariate("same", new double[] {1, 1})), apart.treated()))
        .withMessage("Cannot measure a Mahalanobis distance: none of 1 covariates varies");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VariableRatio(2, 2, 4))
        .withMessageContaining("1 <= minimum < mean < maximum");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Strata.coarsened(
                    List.of(new NumericCovariate("fsm", new double[] {1, 2})),
                    Map.of("fms", Cuts.bins(2))))
        .withMessage("Invalid cuts: fms is no numeric covariate (misspelt?)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CovariateCaliper(new NumericCovariate("fsm", new double[] {1, 2}), Double.NaN))
        .withMessageContaining("Invalid caliper of fsm: NaN");
  }

  /** A restriction is never ignored. */
  @Test
  void refusesRestrictionsThatAMethodCannotObey() {
    MatchingProblem problem = RandomProblem.of(new Random(1), 3, 3);
    Restrictions restrictions =
        Restrictions.none().with(new CovariateCaliper(RandomProblem.numbers(new Random(1), 6), 1));
    for (MatchingMethod method :
        List.of(
            new Subclassification(2, Estimand.ATT),
            new ExactMatching(Estimand.ATT),
            new PropensityWeighting(Estimand.ATT, Link.LOGIT))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> method.match(problem.with(restrictions)))
          .withMessageStartingWith("Cannot obey restrictions on pairs");
    }
  }

  /** New scores for the units kept decide the match; worked by hand. */
  @Test
  void refitsAfterDiscarding() {
    MatchingProblem problem =
        MatchingProblem.unstratified(
            new String[] {"t", "outside", "b", "c"},
            new boolean[] {true, true, false, false},
            new double[] {2, 9, 1, 5},
            0);
    Discarding refitted =
        new Discarding(
            Discard.TREATED,
            NearestNeighbour.defaults().withCaliper(Caliper.none()),
            Optional.of(rows -> new double[] {0, 7, 1}));
    Matching matching = refitted.match(problem);
    assertThat(matching.pairs()).containsExactly(new MatchedPair(0, 3, 1, 1, false));
    assertThat(matching.unmatchedTreated()).containsExactly(1);
  }

  /** The same in steps: who is kept, then a match of them alone, with rows of the whole. */
  @Test
  void matchesTheRowsKept() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      MatchingProblem problem = RandomProblem.of(new Random(seed), 6, 9);
      NearestNeighbour nearest = NearestNeighbour.defaults().withCaliper(Caliper.overall(.6));
      int[] kept = Discarding.kept(Discard.BOTH, problem.treated(), problem.score());
      Matching matching = Discarding.matchKept(problem, kept, nearest);
      assertThat(described(matching, problem.id()))
          .isEqualTo(described(Discarding.of(Discard.BOTH, nearest).match(problem), problem.id()));
      assertThat(matching.weights()).hasSize(problem.size());
    }
  }

  /** Each unit's set, by the identifiers in it, and weight. */
  private static List<String> described(Matching matching, String[] id) {
    String[] lines = new String[id.length];
    for (int row = 0; row < lines.length; row++) {
      int set = matching.subclass()[row];
      List<String> together =
          IntStream.range(0, id.length)
              .filter(other -> set >= 0 && matching.subclass()[other] == set)
              .mapToObj(other -> id[other])
              .sorted()
              .toList();
      lines[row] =
          id[row]
              + together
              + matching.setOf(row).stream().map(pair -> id[pair.comparison()]).sorted().toList()
              + matching.weights()[row];
    }
    Arrays.sort(lines);
    return List.of(lines);
  }
}
