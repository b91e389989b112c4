package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matimpact.statistics.Lalonde;
import org.matimpact.statistics.balance.BalanceTable;
import org.matimpact.statistics.matching.CardinalityMatching.Kept;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.model.NumericCovariate;

/** Cardinality matching against another solver, every choice of small problems, and its laws. */
class CardinalityMatchingTest {

  private static final int EFFORT = 20;

  /** Values count in steps of 1e-5 standard deviations: two roundings of half a step. */
  private static final double STEP = 1e-5;

  private static final ModelMatrix MEN = ModelMatrix.of(Lalonde.covariates());

  /**
   * Sizes from GLPK 5.0 (test/r/cardinality.R): 232 with race exact is proven there, the others are
   * the largest that it found in two minutes and are proven here.
   */
  @ParameterizedTest
  @CsvSource({"0.05, false, 236", "0.01, false, 232", "0.05, true, 232"})
  void keepsAsManyAsAnotherSolver(double tolerance, boolean exactOnRace, long kept) {
    MatchingProblem problem = men();
    CardinalityResult result =
        new CardinalityMatching(MEN, Kept.MOST_OF_BOTH_ARMS, 1, tolerance, EFFORT)
            .solve(exactOnRace ? problem.withStrata(Lalonde.text("race")) : problem);
    assertThat(result.kept()).isEqualTo(kept);
    assertThat(result.isOptimal()).isTrue();
    assertThat((long) Arrays.stream(result.matching().weights()).sum()).isEqualTo(kept);
    assertBalanced(result.matching(), tolerance);
  }

  @Test
  void keepsAllTreatedOfATemplate() {
    Matching matching = new CardinalityMatching(MEN, Kept.ALL_TREATED, 1, .1, EFFORT).match(men());
    assertThat(matching.unmatchedTreated()).isEmpty();
    assertBalanced(matching, .1);
  }

  private static MatchingProblem men() {
    return MatchingProblem.unstratified(
        Lalonde.ids(), Lalonde.treated(), Lalonde.propensity().linearPredictor(), 1);
  }

  /** By sums of their own: the balance table divides binary columns by another deviation. */
  private static void assertBalanced(Matching matching, double tolerance) {
    boolean[] treated = Lalonde.treated();
    int[] treatedRows = IntStream.range(0, treated.length).filter(row -> treated[row]).toArray();
    for (int k = 1; k < MEN.columns(); k++) {
      double[] z = StandardisedColumn.of("", MEN.column(k), treatedRows).values();
      double gap =
          mean(z, matching.weights(), treated, true) - mean(z, matching.weights(), treated, false);
      assertThat(Math.abs(gap)).isLessThanOrEqualTo(tolerance + STEP);
    }
    assertThat(BalanceTable.of(Lalonde.covariates(), treated, matching).rows()).hasSize(9);
  }

  private static double mean(double[] z, double[] weights, boolean[] treated, boolean arm) {
    double sum = 0;
    double count = 0;
    for (int row = 0; row < z.length; row++) {
      if (treated[row] == arm) {
        sum += weights[row] * z[row];
        count += weights[row];
      }
    }
    return sum / count;
  }

  /** The largest of all 2^n choices that are balanced, or none. */
  @ParameterizedTest
  @CsvSource({"MOST_OF_BOTH_ARMS, 1", "MOST_OF_BOTH_ARMS, 2", "ALL_TREATED, 1"})
  void keepsTheMostOfAllChoices(Kept kept, int ratio) {
    int feasible = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem = RandomProblem.of(random, 2 + random.nextInt(3), 5);
      if (kept == Kept.ALL_TREATED) {
        problem =
            problem.withStrata(Collections.nCopies(problem.size(), "").toArray(String[]::new));
      }
      CardinalityMatching method =
          new CardinalityMatching(matrix(random, problem.size()), kept, ratio, .3, EFFORT);
      long most = byDefinition(method, problem);
      if (most == 0) {
        MatchingProblem hopeless = problem;
        assertThatIllegalArgumentException()
            .isThrownBy(() -> method.match(hopeless))
            .withMessageContaining("widen the tolerance");
      } else {
        feasible++;
        assertThat(method.solve(problem).kept()).as("seed %d", seed).isEqualTo(most);
      }
    }
    assertThat(feasible).isGreaterThan(5);
  }

  private static ModelMatrix matrix(Random random, int size) {
    return ModelMatrix.of(
        List.of(RandomProblem.numbers(random, size), RandomProblem.numbers(random, size)));
  }

  private static long byDefinition(CardinalityMatching method, MatchingProblem problem) {
    long most = 0;
    for (int choice = 1; choice < 1 << problem.size(); choice++) {
      if (Integer.bitCount(choice) > most && isAllowed(method, problem, choice)) {
        most = Integer.bitCount(choice);
      }
    }
    return most;
  }

  private static boolean isAllowed(
      CardinalityMatching method, MatchingProblem problem, int choice) {
    double[] weights = new double[problem.size()];
    Arrays.setAll(weights, row -> (choice >> row) & 1);
    int[] treatedRows = problem.treatedRows();
    boolean template = method.kept() == Kept.ALL_TREATED;
    if (template && Arrays.stream(treatedRows).anyMatch(row -> weights[row] == 0)) {
      return false;
    }
    if (!template && !hasRatio(method.ratio(), problem, weights)) {
      return false;
    }
    for (int k = 1; k < method.x().columns(); k++) {
      double[] z = StandardisedColumn.of("", method.x().column(k), treatedRows).values();
      double gap =
          mean(z, weights, problem.treated(), true) - mean(z, weights, problem.treated(), false);
      if (!(Math.abs(gap) <= method.tolerance())) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasRatio(int ratio, MatchingProblem problem, double[] weights) {
    Set<String> strata = new HashSet<>(Arrays.asList(problem.stratum()));
    return strata.stream()
        .allMatch(
            stratum ->
                IntStream.range(0, weights.length)
                        .filter(row -> problem.stratum()[row].equals(stratum))
                        .mapToDouble(row -> weights[row] * (problem.treated()[row] ? ratio : -1))
                        .sum()
                    == 0);
  }

  @Test
  void doesNotDependOnTheOrderOfRows() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem = RandomProblem.of(random, 10, 20);
      ModelMatrix x = matrix(random, problem.size());
      List<Integer> shuffled = new ArrayList<>(IntStream.range(0, problem.size()).boxed().toList());
      Collections.shuffle(shuffled, random);
      int[] rows = shuffled.stream().mapToInt(row -> row).toArray();
      double[] straight = CardinalityMatching.defaults(x).match(problem).weights();
      double[] turned =
          CardinalityMatching.defaults(select(x, rows)).match(problem.select(rows)).weights();
      for (int at = 0; at < rows.length; at++) {
        assertThat(turned[at]).isCloseTo(straight[rows[at]], within(0.0));
      }
    }
  }

  private static ModelMatrix select(ModelMatrix x, int[] rows) {
    double[][] columns = new double[x.columns()][];
    for (int k = 0; k < columns.length; k++) {
      double[] column = x.column(k);
      columns[k] = Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
    }
    return ModelMatrix.ofColumns(x.names(), columns);
  }

  @Test
  void refusesWhatItCannotObey() {
    MatchingProblem problem = RandomProblem.of(new Random(3), 4, 8);
    ModelMatrix x = matrix(new Random(3), problem.size());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CardinalityMatching.defaults(x)
                    .match(
                        problem.with(
                            Restrictions.none()
                                .with(
                                    new CovariateCaliper(
                                        new NumericCovariate("age", new double[12]), 1)))))
        .withMessageContaining("restrictions on pairs by cardinality matching");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CardinalityMatching(x, Kept.ALL_TREATED, 1, .1, 1)
                    .match(
                        problem.withStrata(
                            new String[] {
                              "a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b"
                            })))
        .withMessageContaining("within strata");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CardinalityMatching.defaults(MEN).match(problem))
        .withMessage("Cannot choose units: 614 rows of covariates for 12 units");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CardinalityMatching(x, Kept.ALL_TREATED, 0, .1, 1))
        .withMessageContaining("ratio: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CardinalityMatching(x, Kept.ALL_TREATED, 1, Double.NaN, 1))
        .withMessageContaining("tolerance: NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CardinalityMatching(x, Kept.ALL_TREATED, 1, .1, 0))
        .withMessageContaining("effort: 0");
  }
}
