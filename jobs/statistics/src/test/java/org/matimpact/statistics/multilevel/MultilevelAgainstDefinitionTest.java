package org.matimpact.statistics.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.statistics.robust.ClusterRobustEstimate;

/** Sums by school-year give the same numbers as matrices of all pupils by all pupils. */
class MultilevelAgainstDefinitionTest {

  /** Two routes to the same number on well-conditioned designs of some 100 pupils. */
  private static final double RELATIVE = 1e-9;

  private static final VarianceRatios[] RATIOS = {
    new VarianceRatios(0.4, 0.2),
    new VarianceRatios(0, 0.3),
    new VarianceRatios(3, 0),
    new VarianceRatios(0, 0),
    new VarianceRatios(0.01, 8)
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void criterionAndCoefficients(long seed) {
    RandomPupils pupils = new RandomPupils(seed, 4, 6, 4, 4, 2);
    MultilevelModel model = MultilevelModel.of(pupils.groups(), RandomEffects.SCHOOL_AND_YEAR);
    double[] ones = new double[pupils.clusters.length];
    Arrays.fill(ones, 1);
    for (VarianceRatios ratios : RATIOS) {
      DenseMixedModel dense = new DenseMixedModel(pupils, ratios, ones);
      for (Likelihood likelihood : Likelihood.values()) {
        MultilevelFit fit = model.at(ratios, likelihood);
        assertThat(fit.criterion()).isCloseTo(dense.criterion(likelihood), within(1e-8));
        double[] expected = dense.coefficients();
        for (int k = 0; k < expected.length; k++) {
          assertThat(fit.coefficient(k)).isCloseTo(expected[k], within(1e-10));
        }
      }
    }
  }

  /** Clusters of several schools, of several weights, of more rows than columns, of one school. */
  @ParameterizedTest
  @CsvSource({"1,0", "2,1", "3,2", "4,3", "5,4", "6,0", "7,0"})
  void biasReducedInference(long seed, int ratio) {
    int[] sizes = seed < 6 ? new int[] {6, 4, 3, 2, 2, 1} : new int[] {50, 4, 4, 2, 2};
    RandomPupils pupils = new RandomPupils(seed, seed < 6 ? 4 : 2, sizes);
    MultilevelModel model = MultilevelModel.of(pupils.groups(), RandomEffects.SCHOOL_AND_YEAR);
    VarianceRatios ratios = RATIOS[ratio];
    double[] ones = new double[pupils.clusters.length];
    Arrays.fill(ones, 1);
    ClusteredInference plain = model.at(ratios, Likelihood.REML).clustered(pupils.clusters);
    ClusteredInference weighted = model.weighted(ratios, pupils.weights).clustered(pupils.clusters);
    DenseMixedModel densePlain = new DenseMixedModel(pupils, ratios, ones);
    DenseMixedModel denseWeighted = new DenseMixedModel(pupils, ratios, pupils.weights);
    for (int k : new int[] {0, 1, 2, 5}) {
      check(plain.coefficient(k), densePlain, pupils.clusters, k);
      check(weighted.coefficient(k), denseWeighted, pupils.clusters, k);
    }
  }

  private static void check(
      ClusterRobustEstimate actual, DenseMixedModel dense, int[] clusters, int column) {
    double[] expected = dense.cr2(clusters, column);
    double b = dense.coefficients()[column];
    assertThat(actual.estimate()).isCloseTo(b, within(1e-10));
    assertThat(actual.standardError()).isCloseTo(expected[0], within(RELATIVE * expected[0]));
    assertThat(actual.degreesOfFreedom()).isCloseTo(expected[1], within(RELATIVE * expected[1]));
  }
}
