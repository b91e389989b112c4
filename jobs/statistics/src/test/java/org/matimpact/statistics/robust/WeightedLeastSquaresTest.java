package org.matimpact.statistics.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.model.ModelMatrix;

class WeightedLeastSquaresTest {

  private static final ModelMatrix X =
      ModelMatrix.ofColumns(
          List.of("one", "x", "twice"), new double[][] {{1, 1, 1, 1}, {0, 0, 1, 1}, {0, 0, 2, 2}});

  /** Two groups: weighted means 7/3 and (3 + 12)/4 = 15/4 by hand. */
  @Test
  void fitsWeightedMeansAndDropsTheDependentColumn() {
    WeightedLeastSquares design = WeightedLeastSquares.design(X, new double[] {1, 2, 1, 3});
    LeastSquaresFit fit = design.fit(new double[] {1, 3, 3, 4});
    assertThat(fit.rank()).isEqualTo(2);
    assertThat(design.aliased()).containsExactly("twice");
    assertThat(fit.coefficients()[0]).isCloseTo(7 / 3.0, within(1e-14));
    assertThat(fit.coefficients()[1]).isCloseTo(15 / 4.0 - 7 / 3.0, within(1e-14));
    assertThat(fit.coefficients()[2]).isNaN();
    assertThat(fit.residuals()[0]).isCloseTo(1 - 7 / 3.0, within(1e-14));
  }

  @Test
  void refusesWeightsOfZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightedLeastSquares.design(X, new double[] {1, 0, 1, 1}))
        .withMessage(
            "Invalid weight in row 1: 0.0 (must be > 0 and finite; select the used rows first)");
  }

  @Test
  void refusesInferenceOnADroppedColumn() {
    WeightedLeastSquares design = WeightedLeastSquares.design(X);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterRobust.cr2(design, new int[] {1, 2, 3, 4}, 2))
        .withMessageStartingWith("Cannot estimate column 2 of [one, x, twice]");
  }
}
