package org.matimpact.statistics.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterRandomTest {

  /** Random123 1.14, tests/kat_vectors, the lines "philox4x64 10": counter, key, words. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000 0000000000000000 0000000000000000 0000000000000000,"
        + "0000000000000000 0000000000000000,"
        + "16554d9eca36314c db20fe9d672d0fdc d7e772cee186176b 7e68b68aec7ba23b",
    "ffffffffffffffff ffffffffffffffff ffffffffffffffff ffffffffffffffff,"
        + "ffffffffffffffff ffffffffffffffff,"
        + "87b092c3013fe90b 438c3c67be8d0224 9cc7d7c69cd777b6 a09caebf594f0ba0",
    "243f6a8885a308d3 13198a2e03707344 a4093822299f31d0 082efa98ec4e6c89,"
        + "452821e638d01377 be5466cf34e90c6c,"
        + "a528f45403e61d95 38c72dbd566e9788 a5a1610e72fd18b5 57bd43b5e52b7fe6"
  })
  void equalsThePublishedVectors(String counter, String key, String words) {
    long[] c = words(counter);
    long[] k = words(key);
    assertThat(new Philox4x64(k[0], k[1]).block(c[0], c[1], c[2], c[3])).isEqualTo(words(words));
  }

  private static long[] words(String text) {
    return Arrays.stream(text.split(" "))
        .mapToLong(word -> Long.parseUnsignedLong(word, 16))
        .toArray();
  }

  /** The key is (seed, purpose), the counter (replicate, item, place, 0). */
  @Test
  void numbersAreTheWordsAtTheirCounter() {
    CounterRandom random = new CounterRandom(7, Purpose.RANDOMISATION);
    Philox4x64 philox = new Philox4x64(7, 3);
    CounterRandom.Stream stream = random.stream(11, -5);
    for (int place = 0; place < 3; place++) {
      for (long word : philox.block(11, -5, place, 0)) {
        assertThat(stream.word()).isEqualTo(word);
      }
    }
    assertThat(random.word(11, -5)).isEqualTo(philox.block(11, -5, 0, 0)[0]);
  }

  /** Chi-square of 60,000 draws over 6 values: 99.99 % point of 5 degrees of freedom is 25.7. */
  @Test
  void integersAreEvenlySpread() {
    CounterRandom random = new CounterRandom(1, Purpose.WILD_BOOTSTRAP);
    int[] counts = new int[6];
    for (int replicate = 0; replicate < 10_000; replicate++) {
      for (int item = -3; item < 3; item++) {
        counts[random.below(6, replicate, item)]++;
      }
    }
    double chiSquare =
        IntStream.of(counts).mapToDouble(n -> (n - 10_000.0) * (n - 10_000) / 10_000).sum();
    assertThat(chiSquare).isLessThan(25.7);
  }

  /** Moments of 200,000 draws within five of their standard errors. */
  @Test
  void normalNumbersHaveNormalMoments() {
    CounterRandom.Stream stream = new CounterRandom(2, Purpose.SIMULATION).stream(0, 0);
    int n = 200_000;
    double[] sums = new double[5];
    for (int i = 0; i < n; i++) {
      double z = stream.normal();
      for (int power = 1; power < sums.length; power++) {
        sums[power] += Math.pow(z, power) / n;
      }
    }
    double error = 5 / Math.sqrt(n);
    assertThat(sums[1]).isCloseTo(0, within(error));
    assertThat(sums[2]).isCloseTo(1, within(Math.sqrt(2) * error));
    assertThat(sums[3]).isCloseTo(0, within(Math.sqrt(15) * error));
    assertThat(sums[4]).isCloseTo(3, within(Math.sqrt(96) * error));
  }

  @Test
  void uniformNumbersNeverReachTheEnds() {
    assertThat(CounterRandom.uniform(0)).isEqualTo(0x1p-53);
    assertThat(CounterRandom.uniform(-1)).isEqualTo(1 - 0x1p-53);
  }

  @Test
  void refusesABoundBelowOne() {
    CounterRandom random = new CounterRandom(1, Purpose.WILD_BOOTSTRAP);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random.below(0, 1, 1))
        .withMessage("Invalid bound: 0 (must be >= 1)");
  }
}
