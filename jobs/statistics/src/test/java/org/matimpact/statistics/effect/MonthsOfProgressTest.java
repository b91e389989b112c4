package org.matimpact.statistics.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both ends of every row of the Education Endowment Foundation's tables. */
class MonthsOfProgressTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0", "0.01, 0, 0", "0.02, 1, 0", "0.04, 1, 0", "0.05, 1, 1", "0.09, 1, 1",
    "0.10, 2, 2", "0.18, 2, 2", "0.19, 3, 3", "0.26, 3, 3", "0.27, 4, 4", "0.35, 4, 4",
    "0.36, 5, 5", "0.44, 5, 5", "0.45, 6, 6", "0.52, 6, 6", "0.53, 7, 7", "0.61, 7, 7",
    "0.62, 8, 8", "0.69, 8, 8", "0.70, 9, 9", "0.78, 9, 9", "0.79, 10, 10", "0.87, 10, 10",
    "0.88, 11, 11", "0.95, 11, 11", "0.96, 12, 12", "3, 12, 12",
  })
  void followsTheTables(double effectSize, int toolkit, int trialReport) {
    assertThat(MonthsOfProgress.of(effectSize, EefTable.TOOLKIT)).isEqualTo(toolkit);
    assertThat(MonthsOfProgress.of(effectSize, EefTable.TRIAL_REPORT)).isEqualTo(trialReport);
    assertThat(MonthsOfProgress.of(-effectSize, EefTable.TOOLKIT)).isEqualTo(-toolkit);
  }

  /** .045 is .05 and -.185 is -.19, as decimals read. */
  @Test
  void roundsHalfUpAwayFromZero() {
    assertThat(MonthsOfProgress.of(0.045, EefTable.TRIAL_REPORT)).isEqualTo(1);
    assertThat(MonthsOfProgress.of(0.0449999, EefTable.TRIAL_REPORT)).isEqualTo(0);
    assertThat(MonthsOfProgress.of(-0.185, EefTable.TOOLKIT)).isEqualTo(-3);
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MonthsOfProgress.of(Double.NaN, EefTable.TOOLKIT));
  }
}
