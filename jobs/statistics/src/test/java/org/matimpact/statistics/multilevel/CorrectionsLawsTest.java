package org.matimpact.statistics.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.Correction;

/** What must hold whatever the data, on random pupils. */
class CorrectionsLawsTest {

  private static final int TREATED = 1;
  private static final VarianceRatios RATIOS = new VarianceRatios(.4, .2);

  /**
   * CR3 is (G-1)/G times the sum of squared changes when each cluster is left out (by refitting).
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void jackknifeIsLeavingOutClusters(long seed) {
    RandomPupils pupils = new RandomPupils(seed, 4, 6, 4, 4, 2);
    SchoolYears data = pupils.groups();
    WeightedFit all = weighted(data, pupils.weights);
    double squares = 0;
    int[] codes = IntStream.of(pupils.clusters).distinct().toArray();
    for (int code : codes) {
      double[] weights = pupils.weights.clone();
      for (int school = 0; school < weights.length; school++) {
        weights[school] = pupils.clusters[school] == code ? 0 : weights[school];
      }
      double left = weighted(data.withPositiveWeight(weights), weights).coefficient(TREATED);
      squares += (left - all.coefficient(TREATED)) * (left - all.coefficient(TREATED));
    }
    double expected = Math.sqrt((codes.length - 1.0) / codes.length * squares);
    double[] contrast = new double[data.columns()];
    contrast[TREATED] = 1;
    assertThat(all.clustered(pupils.clusters).estimate(contrast, Correction.CR3).standardError())
        .isCloseTo(expected, within(1e-9 * expected));
  }

  private static WeightedFit weighted(SchoolYears data, double[] weights) {
    return MultilevelModel.of(data, RandomEffects.SCHOOL_AND_YEAR).weighted(RATIOS, weights);
  }

  /** Without variance between trusts the working covariance is the one without their effect. */
  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void noSharedVarianceChangesNothing(long seed) {
    RandomPupils pupils = new RandomPupils(seed, 4, 6, 4, 3, 2, 2);
    WeightedFit fit = weighted(pupils.groups(), pupils.weights);
    ClusterRobustEstimate plain = fit.clustered(pupils.clusters).coefficient(TREATED);
    ClusterRobustEstimate shared =
        fit.clustered(pupils.clusters, new SharedEffect(TREATED, 0)).coefficient(TREATED);
    assertThat(shared.standardError())
        .isCloseTo(plain.standardError(), within(1e-10 * plain.standardError()));
    assertThat(shared.degreesOfFreedom())
        .isCloseTo(plain.degreesOfFreedom(), within(1e-9 * plain.degreesOfFreedom()));
  }

  /** A cluster of 80 schools has more rows than the direct route takes; both must agree. */
  @Test
  void largeClustersTakeTheQuickRoute() {
    RandomPupils pupils = new RandomPupils(7, 2, 80, 6, 4, 4);
    double[] ones = new double[pupils.clusters.length];
    Arrays.fill(ones, 1);
    ClusterRobustEstimate actual =
        weighted(pupils.groups(), ones)
            .clustered(pupils.clusters, new SharedEffect(TREATED, .3))
            .coefficient(TREATED);
    double[] expected =
        new DenseMixedModel(pupils, RATIOS, ones)
            .withSharedEffect(TREATED, .3, pupils.clusters)
            .cr2(pupils.clusters, TREATED);
    assertThat(actual.standardError()).isCloseTo(expected[0], within(1e-9 * expected[0]));
    assertThat(actual.degreesOfFreedom()).isCloseTo(expected[1], within(1e-9 * expected[1]));
  }

  @Test
  void refusesWhatCannotBeShared() {
    RandomPupils pupils = new RandomPupils(8, 4, 4, 4, 2);
    WeightedFit fit = weighted(pupils.groups(), pupils.weights);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.clustered(pupils.clusters, new SharedEffect(5, .1)))
        .withMessage("Invalid column of a shared effect: 5 (the design has 5 between columns)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SharedEffect(1, Double.NaN))
        .withMessage("Invalid variance ratio of a shared effect: NaN (must be >= 0 and finite)");
    int[] one = new int[pupils.clusters.length];
    assertThatThrownBy(() -> fit.clustered(one, new SharedEffect(TREATED, .1)))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining("from 1 cluster");
  }
}
