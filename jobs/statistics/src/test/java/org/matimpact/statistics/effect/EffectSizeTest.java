package org.matimpact.statistics.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectSizeTest {

  /** Hedges 1981, table 1: the exact correction at these degrees of freedom, to four decimals. */
  @ParameterizedTest
  @CsvSource({"2, 0.5642", "3, 0.7236", "10, 0.9228", "20, 0.9619", "50, 0.9849"})
  void equalsHedgesTable(double degreesOfFreedom, double printed) {
    assertThat(EffectSize.hedgesCorrection(degreesOfFreedom)).isCloseTo(printed, within(6e-5));
  }

  @Test
  void nearsOneWithManyDegreesOfFreedom() {
    double m = 1e6;
    assertThat(EffectSize.hedgesCorrection(m)).isCloseTo(1 - 3 / (4 * m - 1), within(1e-8));
  }

  /** With 2 degrees of freedom J is 1/sqrt(pi). */
  @Test
  void scalesEstimateAndLimitsAlike() {
    double j = 1 / Math.sqrt(Math.PI);
    EffectSize size = EffectSize.of(0.3, -0.1, 0.7, 2, 2);
    assertThat(size.value()).isCloseTo(j * 0.15, within(1e-14));
    assertThat(size.confidenceLow()).isCloseTo(-j * 0.05, within(1e-14));
    assertThat(size.confidenceHigh()).isCloseTo(j * 0.35, within(1e-14));
  }

  @Test
  void refusesAStandardDeviationOfZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> EffectSize.of(0.3, 0, 1, 0, 10));
  }

  /**
   * Hedges (2007): pupils that are not alike count each, pupils that are all the same by cluster.
   */
  @Test
  void degreesOfFreedomOfTheTotalGoFromPupilsToClusters() {
    assertThat(EffectSize.totalDegreesOfFreedom(3000, 60, 0)).isCloseTo(2998, within(1e-9));
    assertThat(EffectSize.totalDegreesOfFreedom(3000, 60, 1)).isCloseTo(58, within(1e-9));
    // by hand: (2998 - 19.6)^2 / (2998 * .64 + 50 * 2900 * .04 + 2 * 2900 * .2 * .8)
    assertThat(EffectSize.totalDegreesOfFreedom(3000, 60, .2))
        .isCloseTo(2978.4 * 2978.4 / (1918.72 + 5800 + 928), within(1e-9));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EffectSize.totalDegreesOfFreedom(3000, 2, .2))
        .withMessageContaining("M > 2");
  }
}
