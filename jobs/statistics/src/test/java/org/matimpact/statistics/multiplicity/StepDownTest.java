package org.matimpact.statistics.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepDownTest {

  /** By hand: 9 replicates, two hypotheses; the larger is held against the larger of each pair. */
  @Test
  void twoHypothesesByHand() {
    double[] t = {1.5, -2.5};
    double[][] bootstrap = {
      {1, -1.6, .2, 2.6, .1, .3, -.4, 0, 1},
      {-2, .5, 3, .4, -1, 1, 1.7, 0, 2.4}
    };
    // Maxima of |t*|: 2, 1.6, 3, 2.6, 1, 1, 1.7, 0, 2.4: two reach 2.5. Of the first alone 1.6 and
    // 2.6 reach 1.5.
    assertThat(StepDown.adjust(t, bootstrap)).containsExactly(.3, .3);
    assertThat(StepDown.adjust(new double[] {.05, -2.5}, bootstrap)[0])
        .isCloseTo(.9, within(1e-15));
  }

  /** For each hypothesis: the largest p among those before it, each by counting from its place. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void equalsTheDefinition(long seed) {
    Family family = new Family(seed, 7, 99);
    double[] adjusted = StepDown.adjust(family.t, family.bootstrap);
    for (int h = 0; h < 7; h++) {
      double expected = 0;
      for (int other = 0; other < 7; other++) {
        if (Math.abs(family.t[other]) >= Math.abs(family.t[h])) {
          expected = Math.max(expected, family.share(other));
        }
      }
      assertThat(adjusted[h]).isEqualTo(expected);
    }
  }

  /** Monotone in |t|, never below the unadjusted p, never above the bootstrap's Bonferroni. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void laws(long seed) {
    Family family = new Family(seed, 6, 199);
    double[] adjusted = StepDown.adjust(family.t, family.bootstrap);
    for (int h = 0; h < 6; h++) {
      double single =
          StepDown.adjust(new double[] {family.t[h]}, new double[][] {family.bootstrap[h]})[0];
      assertThat(adjusted[h]).isGreaterThanOrEqualTo(single);
      for (int other = 0; other < 6; other++) {
        if (Math.abs(family.t[other]) > Math.abs(family.t[h])) {
          assertThat(adjusted[other]).isLessThanOrEqualTo(adjusted[h]);
        }
      }
    }
  }

  @Test
  void orderOfHypothesesDoesNotMatter() {
    Family family = new Family(21, 5, 99);
    int[] order = {3, 0, 4, 1, 2};
    double[] turned =
        StepDown.adjust(
            IntStream.of(order).mapToDouble(h -> family.t[h]).toArray(),
            IntStream.of(order).mapToObj(h -> family.bootstrap[h]).toArray(double[][]::new));
    double[] adjusted = StepDown.adjust(family.t, family.bootstrap);
    for (int k = 0; k < order.length; k++) {
      assertThat(turned[k]).isEqualTo(adjusted[order[k]]);
    }
  }

  /** Copies of one hypothesis need no correction, which Holm would make fivefold. */
  @Test
  void dependenceIsUsed() {
    Family family = new Family(31, 1, 99);
    double[] t = new double[5];
    Arrays.fill(t, family.t[0]);
    double[][] bootstrap = new double[5][];
    Arrays.fill(bootstrap, family.bootstrap[0]);
    double single = StepDown.adjust(family.t, family.bootstrap)[0];
    assertThat(StepDown.adjust(t, bootstrap)).containsOnly(single);
  }

  @Test
  void refusesUnevenFamilies() {
    double[] t = {1, 2};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StepDown.adjust(t, new double[][] {{1}}))
        .withMessage("Cannot adjust 2 statistics with replicates of 1 hypotheses");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StepDown.adjust(t, new double[][] {{1}, {1, 2}}))
        .withMessageStartingWith("Cannot adjust: hypothesis 1 has 2 replicates, the first 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StepDown.adjust(t, new double[][] {{1}, {Double.NaN}}))
        .withMessage("Cannot adjust: a statistic of hypothesis 1 is not a number");
    assertThat(StepDown.adjust(new double[0], new double[0][])).isEmpty();
  }

  /** Correlated statistics of made-up hypotheses, some false. */
  private static final class Family {
    private final double[] t;
    private final double[][] bootstrap;

    Family(long seed, int hypotheses, int replicates) {
      Random random = new Random(seed);
      t =
          IntStream.range(0, hypotheses)
              .mapToDouble(h -> h / 2.0 * random.nextGaussian())
              .toArray();
      bootstrap = new double[hypotheses][replicates];
      for (int b = 0; b < replicates; b++) {
        double shared = random.nextGaussian();
        for (int h = 0; h < hypotheses; h++) {
          bootstrap[h][b] = .6 * shared + .8 * random.nextGaussian();
        }
      }
      if (hypotheses == 1) {
        t[0] = 1.7;
      }
    }

    /** Unadjusted by the maximum over hypotheses of smaller or equal |t|. */
    double share(int hypothesis) {
      double size = Math.abs(t[hypothesis]);
      long extreme =
          IntStream.range(0, bootstrap[0].length)
              .filter(
                  b ->
                      IntStream.range(0, t.length)
                          .filter(h -> Math.abs(t[h]) <= size)
                          .anyMatch(h -> Math.abs(bootstrap[h][b]) >= size))
              .count();
      return (1.0 + extreme) / (1 + bootstrap[0].length);
    }
  }
}
