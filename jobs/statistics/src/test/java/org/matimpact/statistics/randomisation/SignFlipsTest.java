package org.matimpact.statistics.randomisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.random.Draws;

class SignFlipsTest {

  /** Darwin's crossed and self-fertilised maize, in eighths of an inch. */
  private static final double[] MAIZE = {
    49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48
  };

  private static final int[] APART = IntStream.range(0, MAIZE.length).toArray();

  /** Fisher (1935, section 21): 863 of the 2^15 sums are 314 or more, 1,726 on both sides. */
  @Test
  void fishersCountOfDarwinsMaize() {
    RandomisationPValue p = SignFlips.of(MAIZE, ones(15), APART).pValue(0, 1, 40_000);
    assertThat(p.draws()).isEqualTo(Draws.ALL);
    assertThat(p.vectors()).isEqualTo(32_768);
    assertThat(p.pValue()).isEqualTo(1_726 / 32_768.0);
  }

  /** Four standard errors of a share among 20,000. */
  @Test
  void randomVectorsComeNearAll() {
    RandomisationPValue p = SignFlips.of(MAIZE, ones(15), APART).pValue(0, 2, 20_000);
    double exact = 1_726 / 32_768.0;
    assertThat(p.draws()).isEqualTo(Draws.RANDOM);
    assertThat(p.pValue()).isCloseTo(exact, within(4 * Math.sqrt(exact * (1 - exact) / 20_000)));
  }

  /** By hand: trusts of 3 and -1 and 2 by weight; of eight sums 4, -2, 6, 0 and negatives. */
  @Test
  void setsOfATrustTurnTogether() {
    SignFlips flips =
        SignFlips.of(new double[] {1, -1, 1, 2}, new double[] {2, 1, 1, 1}, new int[] {8, 3, 8, 5});
    assertThat(flips.trusts()).isEqualTo(3);
    assertThat(flips.statistic()).isEqualTo(4 / 5.0);
    assertThat(flips.pValue(0, 1, 8).pValue()).isEqualTo(4 / 8.0);
  }

  /** One trust, however many sets: both vectors are as far from 0. */
  @Test
  void oneTrustShowsNothing() {
    SignFlips flips = SignFlips.of(MAIZE, ones(15), new int[15]);
    assertThat(flips.pValue(0, 1, 1_000).pValue()).isEqualTo(1);
  }

  @Test
  void theMeanItselfIsNeverRejected() {
    SignFlips flips = SignFlips.of(MAIZE, ones(15), APART);
    assertThat(flips.pValue(flips.statistic(), 1, 40_000).pValue()).isEqualTo(1);
  }

  @Test
  void orderOfSetsAndSignOfTheArmDoNotMatter() {
    double[] turned = IntStream.range(0, 15).mapToDouble(i -> -MAIZE[14 - i]).toArray();
    int[] codes = IntStream.range(0, 15).map(i -> 14 - i).toArray();
    assertThat(SignFlips.of(turned, ones(15), codes).pValue(0, 6, 500))
        .isEqualTo(SignFlips.of(MAIZE, ones(15), APART).pValue(0, 6, 500));
  }

  @Test
  void refusesNothingAndInvalidSets() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignFlips.of(new double[0], new double[0], new int[0]))
        .withMessageStartingWith("Cannot flip 0 differences");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignFlips.of(new double[] {1}, new double[] {0}, new int[1]))
        .withMessageStartingWith("Invalid set 0");
    SignFlips flips = SignFlips.of(MAIZE, ones(15), APART);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flips.pValue(0, 1, 0))
        .withMessage("Cannot test the effect 0.0 by 0 sign vectors (finite, and at least 1)");
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }
}
