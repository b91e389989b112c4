package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactProductTest {

  @Test
  void multipliesWhatFits() {
    assertThat(ExactProduct.cost(1L << 40, 1L << 22)).isEqualTo(1L << 62);
    assertThat(ExactProduct.places(1 << 15, 1 << 15)).isEqualTo(1 << 30);
  }

  @Test
  void whatDoesNotFitCannotBeMatched() {
    assertThatExceptionOfType(UnmatchableException.class)
        .isThrownBy(() -> ExactProduct.cost(1L << 40, 1L << 23))
        .withMessageContaining("narrow the caliper");
    assertThatExceptionOfType(UnmatchableException.class)
        .isThrownBy(() -> ExactProduct.places(1 << 16, 1 << 16))
        .withMessageContaining("65536 units with 65536 places each");
  }

  /** Through a method: ten treated units that want a billion comparison units each. */
  @Test
  void aRatioBeyondAnArrayIsRefusedInWords() {
    MatchingProblem problem = RandomProblem.of(new Random(1), 10, 20);
    assertThatExceptionOfType(UnmatchableException.class)
        .isThrownBy(
            () ->
                new OptimalPair(1_000_000_000, Caliper.none(), SetRule.KEEP_PARTIAL).match(problem))
        .withMessageContaining("lower the ratio");
  }
}
