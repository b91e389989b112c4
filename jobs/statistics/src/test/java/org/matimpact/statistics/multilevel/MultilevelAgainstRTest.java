package org.matimpact.statistics.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.Correction;

/**
 * Against lme4 1.1-31 and clubSandwich 0.5.8, and for the weighted form against its definition on
 * all pupils: {@code src/test/r/multilevel.R} wrote data and answers.
 */
class MultilevelAgainstRTest {

  /** lme4 stops when its variance ratios are right to about this. */
  private static final double ESTIMATE = 1e-6;

  private static final double VARIANCE = 1e-5;

  /** At R's own variance ratios both sides lose only rounding. */
  private static final double ROBUST = 1e-8;

  @ParameterizedTest
  @ValueSource(strings = {"nested", "unbalanced", "singular", "school-only", "noise"})
  void estimatesEqualLme4(String name) {
    MadeUpPupils pupils = MadeUpPupils.named(name);
    for (Likelihood likelihood : Likelihood.values()) {
      MultilevelFit fit = pupils.model().fit(likelihood);
      String tag = likelihood == Likelihood.REML ? "reml" : "ml";
      assertThat(fit.criterion()).isCloseTo(pupils.answer(tag + ".criterion"), within(ESTIMATE));
      VarianceComponents variances = fit.variances();
      assertThat(variances.school()).isCloseTo(pupils.answer(tag + ".school"), within(VARIANCE));
      assertThat(variances.schoolYear()).isCloseTo(pupils.answer(tag + ".year"), within(VARIANCE));
      assertThat(variances.residual())
          .isCloseTo(pupils.answer(tag + ".residual"), within(VARIANCE));
      for (int k = 0; k < fit.rank(); k++) {
        assertThat(fit.coefficient(k)).isCloseTo(pupils.answer(tag + ".b" + k), within(ESTIMATE));
        assertThat(fit.standardError(k))
            .isCloseTo(pupils.answer(tag + ".se" + k), within(VARIANCE));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nested", "unbalanced", "singular", "school-only", "noise"})
  void clusterRobustInferenceEqualsClubSandwich(String name) {
    MadeUpPupils pupils = MadeUpPupils.named(name);
    MultilevelFit fit = pupils.model().at(pupils.ratios(), Likelihood.REML);
    ClusteredInference clustered = fit.clustered(pupils.trusts());
    for (int k = 0; k < fit.rank(); k++) {
      double[] contrast = new double[fit.rank()];
      contrast[k] = 1;
      for (Correction correction :
          new Correction[] {Correction.CR0, Correction.CR1, Correction.CR2}) {
        String type = correction == Correction.CR1 ? "CR1S" : correction.name();
        check(pupils, type, k, clustered.estimate(contrast, correction));
      }
    }
  }

  /**
   * A level that only one cluster has costs the others nothing but that level: as clubSandwich, by
   * Moore-Penrose roots, and without one of the clusters for the level itself.
   */
  @Test
  void aLevelOfOneClusterLeavesTheOtherColumns() {
    MadeUpPupils pupils = MadeUpPupils.named("level");
    int level = 2;
    ClusteredInference clustered =
        pupils.model().at(pupils.ratios(), Likelihood.REML).clustered(pupils.trusts());
    for (int k = 0; k < pupils.groups().columns(); k++) {
      if (k != level) {
        check(pupils, "CR2", k, clustered.coefficient(k));
      }
    }
    assertThatExceptionOfType(NotEstimableException.class)
        .isThrownBy(() -> clustered.coefficient(level))
        .withMessageContaining("without one of them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nested", "unbalanced", "singular", "school-only", "noise", "level"})
  void weightedFormEqualsItsDefinition(String name) {
    MadeUpPupils pupils = MadeUpPupils.named(name);
    WeightedFit fit = pupils.model().weighted(pupils.ratios(), pupils.weights());
    ClusteredInference apart = fit.clustered(pupils.comparisonsApart());
    ClusteredInference same = fit.clustered(pupils.trusts());
    int checked = 0;
    for (int k = 0; k < pupils.groups().columns(); k++) {
      if (pupils.has("weighted-own.b" + k)) {
        checked++;
        assertThat(fit.coefficient(k)).isCloseTo(pupils.answer("weighted-own.b" + k), relative(1));
        check(pupils, "weighted-own", k, apart.coefficient(k));
        check(pupils, "weighted-same", k, same.coefficient(k));
      }
    }
    assertThat(checked).isEqualTo(3);
  }

  private static void check(
      MadeUpPupils pupils, String tag, int column, ClusterRobustEstimate actual) {
    double se = pupils.answer(tag + ".se" + column);
    double df = pupils.answer(tag + ".df" + column);
    assertThat(actual.standardError()).as(tag + column).isCloseTo(se, relative(se));
    assertThat(actual.degreesOfFreedom()).as(tag + column).isCloseTo(df, relative(df));
  }

  private static Offset<Double> relative(double value) {
    return within(ROBUST * value);
  }
}
