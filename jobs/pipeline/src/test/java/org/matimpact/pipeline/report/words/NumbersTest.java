package org.matimpact.pipeline.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void aDifferenceHasItsSignEvenWhereItsDigitsRoundToZero() {
    assertThat(Numbers.signed(0.135, 2)).isEqualTo("+0.14");
    assertThat(Numbers.signed(-1.05, 1)).isEqualTo("−1.1");
    assertThat(Numbers.signed(-0.0001, 2)).isEqualTo("−0.00");
    assertThat(Numbers.signed(0.0001, 2)).isEqualTo("+0.00");
    assertThat(Numbers.signed(0, 2)).isEqualTo("0.00");
    assertThat(Numbers.signed(-0.0, 2)).isEqualTo("0.00");
  }

  @Test
  void otherNumbersHaveASignOnlyBelowZero() {
    assertThat(Numbers.plain(1234.5, 1)).isEqualTo("1,234.5");
    assertThat(Numbers.plain(-2, 0)).isEqualTo("−2");
    assertThat(Numbers.plain(OptionalDouble.empty(), 2)).isEmpty();
  }

  @Test
  void countsSharesAndPValues() {
    assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Numbers.count(OptionalLong.empty())).isEqualTo("–");
    assertThat(Numbers.count(OptionalLong.of(1), "trust")).isEqualTo("1 trust");
    assertThat(Numbers.count(OptionalLong.of(37), "trust")).isEqualTo("37 trusts");
    assertThat(Numbers.count(OptionalLong.empty(), "trust"))
        .isEqualTo("an unknown number of trusts");
    assertThat(Numbers.percent(0.9904)).isEqualTo("99.0 %");
    assertThat(Numbers.p(0.0345)).isEqualTo("0.035");
    assertThat(Numbers.p(0.0009)).isEqualTo("< 0.001");
    assertThat(Numbers.p(OptionalDouble.empty())).isEmpty();
  }

  @Test
  void theLocaleOfTheMachineChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Numbers.signed(1234.5, 1)).isEqualTo("+1,234.5");
    } finally {
      Locale.setDefault(before);
    }
  }
}
