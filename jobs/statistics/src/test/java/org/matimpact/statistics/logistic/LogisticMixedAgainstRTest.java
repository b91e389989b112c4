package org.matimpact.statistics.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against lme4 1.1-31's {@code glmer} with Laplace's approximation, and for standard errors and
 * average effects against their definitions: {@code src/test/r/logistic-mixed.R}.
 */
class LogisticMixedAgainstRTest {

  /**
   * lme4's search uses no derivatives and stops when its criterion is right to about 1e-9, which
   * leaves its estimates right to the root of that.
   */
  private static final double ESTIMATE = 2e-5;

  private static final double CRITERION = 1e-6;

  /** Both sides difference: R over a criterion at estimates that are off by {@link #ESTIMATE}. */
  private static final double STANDARD_ERROR = 5e-5;

  @ParameterizedTest
  @ValueSource(
      strings = {"balanced", "unbalanced", "singular", "rare", "nested", "nested-singular"})
  void estimatesEqualLme4(String name) {
    MadeUpCounts counts = MadeUpCounts.named(name);
    LogisticMixedFit fit = LogisticMixedModel.fit(counts.rows());
    double best = counts.answer("criterion");
    assertThat(fit.criterion()).isCloseTo(best, within(CRITERION)).isLessThan(best + 1e-9);
    for (int k = 0; k < MadeUpCounts.COLUMNS.size(); k++) {
      assertThat(fit.coefficient(k)).isCloseTo(counts.answer("b" + k), within(ESTIMATE));
    }
    assertThat(fit.groupDeviation()).isCloseTo(counts.answer("school"), within(ESTIMATE));
    if (counts.nested()) {
      assertThat(fit.subgroupDeviation()).isCloseTo(counts.answer("year"), within(ESTIMATE));
    }
    assertThat(fit.isSingular()).isEqualTo(name.endsWith("singular"));
    for (int j = 0; j < fit.groups().length; j++) {
      double mode = counts.answer("mode" + fit.groups()[j]);
      assertThat(fit.groupEffects()[j]).isCloseTo(mode, within(ESTIMATE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"balanced", "unbalanced", "singular", "rare", "nested", "nested-singular"})
  void standardErrorsComeFromTheSecondDerivatives(String name) {
    MadeUpCounts counts = MadeUpCounts.named(name);
    LogisticInference inference = LogisticMixedModel.fit(counts.rows()).inference();
    for (int k = 0; k < MadeUpCounts.COLUMNS.size(); k++) {
      double expected = counts.answer("se" + k);
      assertThat(inference.standardError(k)).isCloseTo(expected, within(STANDARD_ERROR * expected));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"balanced", "unbalanced", "singular", "rare", "nested", "nested-singular"})
  void averageEffectsEqualTheirDefinition(String name) {
    MadeUpCounts counts = MadeUpCounts.named(name);
    BinomialRows rows = counts.rows();
    LogisticInference inference = LogisticMixedModel.fit(rows).inference();
    AverageEffects trials =
        new AverageEffects(inference, Counterfactuals.ofTreated(rows, MadeUpCounts.TREATED));
    check(counts, "ame.modes", trials.atModes());
    check(counts, "ame.population", trials.populationAveraged());
    AverageEffects schools =
        new AverageEffects(inference, Counterfactuals.ofTreatedGroups(rows, MadeUpCounts.TREATED));
    check(counts, "ame.schools", schools.populationAveraged());
  }

  /** In percentage points: a coefficient's error of {@link #ESTIMATE} times 25 at most. */
  private static void check(MadeUpCounts counts, String what, AverageEffect actual) {
    double se = counts.answer(what + ".se");
    assertThat(actual.effect()).as(what).isCloseTo(counts.answer(what), within(25 * ESTIMATE));
    assertThat(actual.treated() - actual.untreated()).isCloseTo(actual.effect(), within(1e-12));
    assertThat(actual.standardError()).as(what).isCloseTo(se, within(2 * STANDARD_ERROR * se));
  }

  /** Five schools a cluster; R differentiates each cluster's share of the criterion. */
  @ParameterizedTest
  @ValueSource(
      strings = {"balanced", "unbalanced", "singular", "rare", "nested", "nested-singular"})
  void clusteredStandardErrorsEqualTheirDefinition(String name) {
    MadeUpCounts counts = MadeUpCounts.named(name);
    int[] clusters = Arrays.stream(counts.codes("school")).map(school -> school / 5).toArray();
    LogisticInference inference =
        LogisticMixedModel.fit(counts.rows()).inference().clustered(clusters);
    for (int k = 0; k < MadeUpCounts.COLUMNS.size(); k++) {
      double expected = counts.answer("cluster.se" + k);
      assertThat(inference.standardError(k))
          .isCloseTo(expected, within(2 * STANDARD_ERROR * expected));
    }
  }
}
