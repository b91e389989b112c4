package org.matimpact.statistics.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RadixSortTest {

  /** Against the stable sort of the JDK, with numbers of every size and many equal ones. */
  @Test
  void sortsAsTheJdkDoes() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double[] values = new double[random.nextInt(300)];
      for (int row = 0; row < values.length; row++) {
        values[row] =
            random.nextBoolean()
                ? random.nextInt(5) - 2
                : Double.longBitsToDouble(random.nextLong() & 0xBFEFFFFFFFFFFFFFL);
      }
      long[] key = new long[values.length];
      for (int row = 0; row < key.length; row++) {
        key[row] = RadixSort.key(values[row]);
        assertThat(RadixSort.value(key[row])).isEqualTo(values[row] + 0.0);
      }
      int[] expected =
          IntStream.range(0, values.length)
              .boxed()
              .sorted(Comparator.comparingDouble(row -> values[row] + 0.0))
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(RadixSort.sort(key, RadixSort.identity(values.length)))
          .as("seed %d", seed)
          .containsExactly(expected);
    }
  }
}
