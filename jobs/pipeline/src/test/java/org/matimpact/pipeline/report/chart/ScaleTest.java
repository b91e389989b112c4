package org.matimpact.pipeline.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScaleTest {

  private static final double TOLERANCE = 1e-9;

  @Test
  void valuesGoToCoordinatesInProportion() {
    Scale scale = new Scale(-1, 3, 100, 300);

    assertThat(scale.at(-1)).isEqualTo(100);
    assertThat(scale.at(1)).isEqualTo(200);
    assertThat(scale.at(3)).isEqualTo(300);
  }

  @Test
  void anAxisMayRunUpwards() {
    assertThat(new Scale(0, 10, 200, 0).at(2.5)).isEqualTo(150);
  }

  @Test
  void ticksAreRoundAndHoldZeroExactly() {
    Scale scale = Scale.around(List.of(-0.17, 0.33), 0, 100);

    assertThat(scale.ticks())
        .usingElementComparator((a, b) -> Math.abs(a - b) < TOLERANCE ? 0 : Double.compare(a, b))
        .containsExactly(-0.1, 0.0, 0.1, 0.2, 0.3);
    assertThat(scale.ticks()).contains(0.0);
    assertThat(scale.decimals()).isEqualTo(1);
  }

  @Test
  void largeNumbersNeedNoDecimals() {
    assertThat(Scale.around(List.of(950.0), 0, 1).decimals()).isZero();
  }

  @Test
  void withoutValuesThereIsStillAnAxis() {
    Scale scale = Scale.around(List.of(), 0, 100);

    assertThat(scale.at(0)).isCloseTo(50, within(TOLERANCE));
    assertThat(scale.ticks()).contains(0.0);
  }

  @Test
  void anAxisAcrossOneValueHasItInTheMiddle() {
    assertThat(Scale.across(List.of(2.0), 0, 100).at(2)).isEqualTo(50);
    assertThat(Scale.across(List.of(1.0, 5.0), 0, 100).at(2)).isEqualTo(25);
  }

  /** Every value and 0 lie inside, and ticks are never too many nor too few to read. */
  @Test
  void anyValuesLieWithinTheirAxis() {
    Random random = new Random(7);
    for (int trial = 0; trial < 200; trial++) {
      double size = StrictMath.pow(10, random.nextInt(9) - 4);
      List<Double> values =
          IntStream.range(0, 5).mapToObj(i -> size * random.nextGaussian()).toList();

      Scale scale = Scale.around(values, 10, 90);

      assertThat(values).allSatisfy(value -> assertThat(scale.at(value)).isBetween(10.0, 90.0));
      assertThat(scale.at(0)).isBetween(10.0, 90.0);
      assertThat(scale.ticks()).hasSizeBetween(2, 7);
    }
  }
}
