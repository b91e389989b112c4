package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** By hand: (1 + 1 + 2)^2 / (1 + 1 + 4) = 16 / 6. */
class EffectiveSampleSizeTest {

  @Test
  void isTheSquaredSumOverTheSumOfSquares() {
    assertThat(EffectiveSampleSize.kish(new double[] {1, 1, 2, 0})).isEqualTo(16 / 6.0);
    assertThat(EffectiveSampleSize.kish(new double[] {3, 3, 3})).isEqualTo(3);
    assertThat(EffectiveSampleSize.kish(new double[] {})).isEqualTo(0);
  }
}
