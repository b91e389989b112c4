package org.matimpact.statistics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RandomisedBalanceTest {

  /** E|Z| = sqrt(2/pi), exactly. */
  @Test
  void oneCovariateHasTheMeanOfAHalfNormal() {
    double expected = Math.sqrt(2 / Math.PI) * Math.sqrt(1 / 50.0 + 1 / 50.0);
    assertThat(RandomisedBalance.expectedLargestSmd(1, 50, 50)).isCloseTo(expected, within(1e-10));
  }

  /** E max(|Z1|, |Z2|) = 2/sqrt(pi): the larger of two half-normals, by polar coordinates. */
  @Test
  void twoCovariatesHaveTheMeanOfTheLarger() {
    assertThat(RandomisedBalance.expectedLargestSmd(2, 2, 2))
        .isCloseTo(2 / Math.sqrt(Math.PI), within(1e-10));
  }

  @Test
  void noCovariateHasNoDifference() {
    assertThat(RandomisedBalance.expectedLargestSmd(0, 50, 50)).isEqualTo(0);
  }
}
