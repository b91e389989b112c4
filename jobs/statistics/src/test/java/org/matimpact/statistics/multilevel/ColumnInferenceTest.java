package org.matimpact.statistics.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.Correction;

/**
 * Contrasts of a few columns against each contrast by itself, which is held against R elsewhere.
 */
class ColumnInferenceTest {

  private static final VarianceRatios RATIOS = new VarianceRatios(.4, .2);

  /** Rounding of a combination of parts of the size of the whole. */
  private static final double TOLERANCE = 1e-11;

  private static WeightedFit fit(RandomPupils pupils, double[] weights) {
    return MultilevelModel.of(pupils.groups(), RandomEffects.SCHOOL_AND_YEAR)
        .weighted(RATIOS, weights);
  }

  private static double[] contrast(RandomPupils pupils, double treated, double further) {
    double[] contrast = new double[pupils.groups().columns()];
    contrast[1] = treated;
    contrast[contrast.length - 1] = further;
    return contrast;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void equalsEveryContrastByItself(long seed) {
    RandomPupils pupils = new RandomPupils(seed, 5, 6, 4, 3, 2, 1, 1);
    double[] ones = new double[pupils.weights.length];
    Arrays.fill(ones, 1);
    for (double[] weights : List.of(ones, pupils.weights)) {
      ClusteredInference inference = fit(pupils, weights).clustered(pupils.clusters);
      ColumnInference columns = inference.over(1, pupils.groups().columns() - 1);
      for (double[] l :
          List.of(
              contrast(pupils, 1, 0),
              contrast(pupils, 0, 1),
              contrast(pupils, 1, 1),
              contrast(pupils, 1, -2.5))) {
        assertClose(columns.estimate(l), inference.estimate(l, Correction.CR2));
      }
    }
  }

  private static void assertClose(ClusterRobustEstimate actual, ClusterRobustEstimate expected) {
    assertThat(actual.estimate()).isEqualTo(expected.estimate());
    assertThat(actual.standardError())
        .isCloseTo(expected.standardError(), within(TOLERANCE * expected.standardError()));
    assertThat(actual.degreesOfFreedom())
        .isCloseTo(expected.degreesOfFreedom(), within(TOLERANCE * expected.degreesOfFreedom()));
  }

  /** One direction is taken as it is. */
  @Test
  void oneColumnGivesTheSameBits() {
    RandomPupils pupils = new RandomPupils(4, 5, 6, 4, 3, 2);
    ClusteredInference inference = fit(pupils, pupils.weights).clustered(pupils.clusters);
    assertThat(inference.over(1).estimate(contrast(pupils, 1, 0)))
        .isEqualTo(inference.coefficient(1));
  }

  @Test
  void refusesOtherColumns() {
    RandomPupils pupils = new RandomPupils(5, 4, 6, 4, 3, 2);
    ClusteredInference inference = fit(pupils, pupils.weights).clustered(pupils.clusters);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inference.over(1).estimate(contrast(pupils, 1, 1)))
        .withMessage("Invalid contrast: it must be 0 but for the columns [1]");
  }
}
