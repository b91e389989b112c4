package org.matimpact.statistics.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.random.CounterRandom;
import org.matimpact.statistics.random.Purpose;

/** Draws against the conditional distribution worked out by hand. */
class UnitDrawsTest {

  private static final int DRAWS = 40000;
  private static final double[][] NOTHING = new double[4][4];
  private final CounterRandom random = new CounterRandom(7, Purpose.IMPUTATION);

  /** Column 0 observed; 1 and 2 are 0.5 and 0.2 of it plus noise of covariance .75, .2, .96. */
  @Test
  void numbersHaveTheirConditionalMeansAndCovariance() {
    double[][] covariance = {{1, .5, .2, 0}, {.5, 1, .3, 0}, {.2, .3, 1, 0}, {0, 0, 0, 1}};
    UnitDraws draws =
        draws(
            covariance,
            new Variable.Measure(1, 1e-6, -100_000_000, 100_000_000),
            new Variable.Measure(2, 1e-6, -100_000_000, 100_000_000));
    double[] sum = new double[5];
    for (int d = 0; d < DRAWS; d++) {
      double[] z = {3, Double.NaN, Double.NaN, 0};
      draws.fill(z, 0b110, new double[] {1, 10, 20, 0}, random.stream(d, 1));
      double first = z[1] - 11;
      double second = z[2] - 20.4;
      double[] moments = {first, second, first * first, first * second, second * second};
      for (int k = 0; k < sum.length; k++) {
        sum[k] += moments[k] / DRAWS;
      }
    }
    // five standard errors of a mean of 40,000 draws whose variance is at most 2
    assertThat(sum).containsExactly(new double[] {0, 0, .75, .2, .96}, within(0.035));
  }

  @Test
  void numbersStayOnTheirGridAndInTheirRange() {
    UnitDraws draws = draws(identity(), new Variable.Measure(1, 0.25, -2, 5));
    double least = 9;
    double most = -9;
    for (int d = 0; d < 1000; d++) {
      double[] z = {0, Double.NaN, 0, 0};
      draws.fill(z, 0b10, new double[4], random.stream(d, 2));
      assertThat(z[1] / 0.25).isEqualTo(Math.rint(z[1] / 0.25));
      least = Math.min(least, z[1]);
      most = Math.max(most, z[1]);
    }
    assertThat(least).isEqualTo(-0.5);
    assertThat(most).isEqualTo(1.25);
  }

  /** Three levels: probabilities .3 and .1 and a reference of .6, moved by column 0. */
  @Test
  void levelsAreDrawnWithTheirExpectations() {
    double[][] covariance = {{1, .05, 0, 0}, {.05, .2, 0, 0}, {0, 0, .1, 0}, {0, 0, 0, 1}};
    UnitDraws draws = draws(covariance, new Variable.Levels(new int[] {1, 2}));
    double[] share = new double[3];
    for (int d = 0; d < DRAWS; d++) {
      double[] z = {2, Double.NaN, Double.NaN, 0};
      draws.fill(z, 0b110, new double[] {0, .3, .1, 0}, random.stream(d, 3));
      assertThat(z[1] + z[2]).isIn(0.0, 1.0);
      share[0] += z[1] / DRAWS;
      share[1] += z[2] / DRAWS;
      share[2] += (1 - z[1] - z[2]) / DRAWS;
    }
    // five standard errors of a share of 40,000
    assertThat(share).containsExactly(new double[] {.4, .1, .5}, within(0.0125));
  }

  /** Expectations outside the range are cut, and what is left is shared. */
  @Test
  void aFlagOutsideTheRangeIsCertain() {
    UnitDraws draws = draws(identity(), new Variable.Levels(new int[] {1}));
    for (double[] of : new double[][] {{1.2, 1}, {-0.2, 0}}) {
      double[] z = {0, Double.NaN, 0, 0};
      draws.fill(z, 0b10, new double[] {0, of[0], 0, 0}, random.stream(0, 4));
      assertThat(z[1]).isEqualTo(of[1]);
    }
  }

  private static double[][] identity() {
    return new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
  }

  private static UnitDraws draws(double[][] covariance, Variable... variables) {
    return new UnitDraws(
        new TwoLevelNormal(new double[][][] {{{}}}, covariance, NOTHING), List.of(variables));
  }
}
