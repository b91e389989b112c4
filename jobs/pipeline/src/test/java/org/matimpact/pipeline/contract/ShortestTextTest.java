package org.matimpact.pipeline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text that was read comes back: IEEE 754 keeps any decimal of 15 digits, of 6 in a float. */
class ShortestTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "27.5", "-0.1234", "2E-3", "100000", "0.0001", "9.99999999999999"})
  void aDecimalComesBack(String text) {
    assertThat(new BigDecimal(ShortestText.of(Double.parseDouble(text))))
        .isEqualByComparingTo(text);
  }

  @Test
  void everyNumberOfTheTablesGridsComesBack() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal decimal = BigDecimal.valueOf(random.nextLong(-9_999_999, 10_000_000), i % 5);
      assertThat(new BigDecimal(ShortestText.of(decimal.doubleValue())))
          .isEqualByComparingTo(decimal);
    }
  }

  @Test
  void aFloatHasTheDecimalThatItWasReadFrom() {
    assertThat(ShortestText.of(0.1f)).isEqualTo("0.1");
    assertThat(ShortestText.of(46.25f)).isEqualTo("46.25");
    assertThat(ShortestText.of(-0.123f)).isEqualTo("-0.123");
  }

  @Test
  void whatIsNoNumberIsNoValue() {
    assertThat(ShortestText.of(Double.NaN)).isEmpty();
    assertThat(ShortestText.of(Float.POSITIVE_INFINITY)).isEmpty();
  }
}
