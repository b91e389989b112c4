package org.matimpact.pipeline.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Caps and rounding take nothing from a planted effect: by the definition of an expected value. */
class ScoreScaleTest {
  private static final ScoreScale SCALED = new ScoreScale(80, 120);

  @Test
  void theShiftMovesTheMeanOfCappedPointsByTheDifference() {
    double[] points = {70, 80.2, 99.5, 104, Double.NaN, 118.9, 119.8, 126, 131};
    for (double difference : new double[] {-3, -.8, 0, .4, 1.5}) {
      double shift = SCALED.shift(points, difference);
      assertThat(meanOfCapped(points, shift) - meanOfCapped(points, 0))
          .isCloseTo(difference, within(1e-9));
    }
  }

  @Test
  void whereNobodyCanMoveTheShiftIsTheDifference() {
    assertThat(SCALED.shift(new double[] {125, 140}, 1)).isEqualTo(1);
    assertThat(SCALED.shift(new double[] {Double.NaN}, 1)).isEqualTo(1);
  }

  /** Over chances spread evenly on [0, 1) the mean score is the points. */
  @Test
  void roundingKeepsTheExpectedScore() {
    ScoreScale attainment = new ScoreScale(0, 90);
    for (double step : new double[] {.25, .5, 1}) {
      assertThat(meanScore(attainment, 46.3721, step)).isCloseTo(46.3721, within(step / 10_000));
      assertThat(meanScore(attainment, 91, step)).isEqualTo(90);
      assertThat(meanScore(attainment, -2, step)).isZero();
    }
  }

  private static double meanScore(ScoreScale scale, double points, double step) {
    double sum = 0;
    for (int i = 0; i < 10_000; i++) {
      sum += .01 * scale.score(points, step, (i + .5) / 10_000);
    }
    return sum / 10_000;
  }

  private static double meanOfCapped(double[] points, double shift) {
    double sum = 0;
    for (double x : points) {
      sum += Double.isNaN(x) ? 0 : Math.max(80, Math.min(120, x + shift));
    }
    return sum / (points.length - 1);
  }
}
