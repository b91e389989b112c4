package org.matimpact.statistics.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.statistics.Golden;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.Correction;

/**
 * CR3 and the working covariance with a trust effect against clubSandwich 0.5.8, and for the
 * weighted form against their definition on all pupils: {@code src/test/r/corrections.R}.
 */
class CorrectionsAgainstRTest {

  private static final Golden GOLDEN = Golden.read("/corrections-golden.csv");

  /** At R's own variance ratios both sides lose only rounding. */
  private static final double ROBUST = 1e-8;

  private static final SharedEffect SHARED = new SharedEffect(1, .15);

  @ParameterizedTest
  @ValueSource(strings = {"nested", "unbalanced", "singular", "school-only", "noise"})
  void jackknifeEqualsClubSandwichTimesItsFactor(String name) {
    MadeUpPupils pupils = MadeUpPupils.named(name);
    MultilevelFit fit = pupils.model().at(pupils.ratios(), Likelihood.REML);
    ClusteredInference clustered = fit.clustered(pupils.trusts());
    for (int k = 0; k < fit.rank(); k++) {
      ClusterRobustEstimate actual = clustered.estimate(unit(fit.rank(), k), Correction.CR3);
      double se = factor(clustered) * GOLDEN.value(name, "CR3.se" + k);
      double df = GOLDEN.value(name, "CR3.df" + k);
      assertThat(actual.standardError()).as(name + k).isCloseTo(se, relative(se));
      assertThat(actual.degreesOfFreedom()).as(name + k).isCloseTo(df, relative(df));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nested", "unbalanced", "singular", "school-only", "noise"})
  void sharedEffectEqualsClubSandwichWithATarget(String name) {
    MadeUpPupils pupils = MadeUpPupils.named(name);
    MultilevelFit fit = pupils.model().at(pupils.ratios(), Likelihood.REML);
    SharedEffectInference shared = fit.clustered(pupils.trusts(), SHARED);
    for (int k = 0; k < fit.rank(); k++) {
      ClusterRobustEstimate actual = shared.coefficient(k);
      double se = GOLDEN.value(name, "shared.se" + k);
      double df = GOLDEN.value(name, "shared.df" + k);
      assertThat(actual.standardError()).as(name + k).isCloseTo(se, relative(se));
      assertThat(actual.degreesOfFreedom()).as(name + k).isCloseTo(df, relative(df));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nested", "unbalanced", "singular", "school-only", "noise"})
  void weightedFormEqualsItsDefinition(String name) {
    MadeUpPupils pupils = MadeUpPupils.named(name);
    WeightedFit fit = pupils.model().weighted(pupils.ratios(), pupils.weights());
    check(name, "own", fit, pupils, pupils.comparisonsApart());
    check(name, "same", fit, pupils, pupils.trusts());
  }

  private static void check(
      String name, String tag, WeightedFit fit, MadeUpPupils pupils, int[] clusters) {
    int columns = pupils.groups().columns();
    ClusteredInference clustered = fit.clustered(clusters);
    SharedEffectInference shared = fit.clustered(clusters, SHARED);
    for (int k : new int[] {0, 1, columns - 2}) {
      double jackknife = factor(clustered) * GOLDEN.value(name, tag + ".CR3.se" + k);
      assertThat(clustered.estimate(unit(columns, k), Correction.CR3).standardError())
          .as(name + tag + k)
          .isCloseTo(jackknife, relative(jackknife));
      double se = GOLDEN.value(name, tag + ".shared.se" + k);
      double df = GOLDEN.value(name, tag + ".shared.df" + k);
      assertThat(shared.coefficient(k).standardError())
          .as(name + tag + k)
          .isCloseTo(se, relative(se));
      assertThat(shared.coefficient(k).degreesOfFreedom())
          .as(name + tag + k)
          .isCloseTo(df, relative(df));
    }
  }

  /** clubSandwich's CR3 leaves out the factor (G-1)/G. */
  private static double factor(ClusteredInference clustered) {
    double g = clustered.clusters();
    return Math.sqrt((g - 1) / g);
  }

  private static double[] unit(int size, int k) {
    double[] unit = new double[size];
    unit[k] = 1;
    return unit;
  }

  private static Offset<Double> relative(double value) {
    return within(ROBUST * value);
  }
}
