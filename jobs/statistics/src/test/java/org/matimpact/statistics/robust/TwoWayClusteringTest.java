package org.matimpact.statistics.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matimpact.statistics.Csv;
import org.matimpact.statistics.Golden;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.model.NumericCovariate;

class TwoWayClusteringTest {

  private static final Csv DATA = Csv.read("/unequal-clusters.csv");
  private static final int[] FIRST = DATA.codes("cluster");
  private static final int[] SECOND =
      IntStream.range(0, FIRST.length).map(row -> row % 7).toArray();

  private static final WeightedLeastSquares DESIGN =
      WeightedLeastSquares.design(
          ModelMatrix.of(
              List.of(
                  new NumericCovariate("treat", DATA.numbers("treat")),
                  new NumericCovariate("x", DATA.numbers("x")),
                  new NumericCovariate("z", DATA.numbers("z")))),
          DATA.numbers("w"));

  /** sandwich 3.0-2 through {@code src/test/r/corrections.R}; rounding apart. */
  @ParameterizedTest
  @EnumSource(names = {"CR0", "CR1"})
  void equalsSandwich(Correction correction) {
    Golden golden = Golden.read("/corrections-golden.csv");
    for (int k = 0; k < 4; k++) {
      double expected =
          golden.value(
              "unequal-clusters", "two-way." + correction.name().replace("CR", "HC") + ".se" + k);
      ClusterRobustEstimate actual = twoWay(SECOND, k, correction);
      assertThat(actual.standardError()).isCloseTo(expected, within(1e-10 * expected));
      assertThat(actual.degreesOfFreedom()).isEqualTo(6);
    }
  }

  /** The intersection is then the finer way, and what remains the coarser. */
  @Test
  void nestedWaysGiveTheCoarserWay() {
    int[] finer = TwoWayClustering.intersection(FIRST, SECOND);
    double coarse = one(FIRST, 1, Correction.CR1).standardError();
    assertThat(twoWay(finer, 1, Correction.CR1).standardError())
        .isCloseTo(coarse, within(1e-12 * coarse));
  }

  @Test
  void intersectionTellsPairsApart() {
    assertThat(
            TwoWayClustering.intersection(new int[] {1, 1, 2, 1, -2}, new int[] {5, -5, 5, 5, 5}))
        .containsExactly(1, 2, 3, 1, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TwoWayClustering.intersection(new int[2], new int[3]))
        .withMessage("Cannot cross 2 cluster codes with 3");
  }

  @Test
  void aNegativeDifferenceIsNoStandardError() {
    ClusterRobustEstimate small = ClusterRobustEstimate.of(1, .1, 9, 10);
    ClusterRobustEstimate large = ClusterRobustEstimate.of(1, .2, 9, 30);
    ClusterRobustEstimate combined = TwoWayClustering.combine(small, small, large);
    assertThat(combined.standardError()).isNaN();
    assertThat(combined.pValue()).isNaN();
    assertThat(combined.estimate()).isEqualTo(1);
  }

  private static ClusterRobustEstimate twoWay(int[] second, int k, Correction correction) {
    return TwoWayClustering.combine(
        one(FIRST, k, correction),
        one(second, k, correction),
        one(TwoWayClustering.intersection(FIRST, second), k, correction));
  }

  private static ClusterRobustEstimate one(int[] codes, int k, Correction correction) {
    return ClusterRobust.prepare(DESIGN, codes, k, correction).estimate(DATA.numbers("y"));
  }
}
