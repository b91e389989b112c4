package org.matimpact.statistics.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every fit, tried on the made-up counts. */
class LogisticMixedLawsTest {

  /** Two searches of one minimum, each right to 1e-9 standard errors. */
  private static final double SAME = 1e-8;

  @ParameterizedTest
  @ValueSource(strings = {"unbalanced", "rare", "nested", "nested-singular"})
  void theGradientIsTheDerivativeOfTheCriterion(String name) {
    GroupedRows data = new GroupedRows(MadeUpCounts.named(name).rows());
    double[] at = new double[data.rank() + data.levels()];
    Random random = new Random(5);
    Arrays.setAll(at, k -> k < data.rank() ? 2 * random.nextGaussian() : 0.4 + 0.3 * k / at.length);
    double[] gradient = LaplacePoint.at(data, at, Modes.none(data)).gradient();
    for (int k = 0; k < at.length; k++) {
      double by = 1e-4;
      double slope = (moved(data, at, k, by) - moved(data, at, k, -by)) / (2 * by);
      // Differences have an error of the step squared, times third derivatives of some thousands.
      assertThat(gradient[k]).isCloseTo(slope, within(1e-4));
    }
  }

  private static double moved(GroupedRows data, double[] at, int k, double by) {
    double[] to = at.clone();
    to[k] += by;
    return LaplacePoint.at(data, to, Modes.none(data)).value();
  }

  /** The groups' gradients add up to the gradient, and that is 0 at the minimum. */
  @ParameterizedTest
  @ValueSource(strings = {"balanced", "nested"})
  void theGradientIsASumOverGroupsAndVanishes(String name) {
    LogisticMixedFit fit = LogisticMixedModel.fit(MadeUpCounts.named(name).rows());
    double[] gradient = fit.point().gradient();
    double[] sum = new double[gradient.length];
    for (double[] group : fit.point().groupGradients()) {
      Arrays.setAll(sum, k -> sum[k] + group[k]);
    }
    for (int k = 0; k < sum.length; k++) {
      assertThat(sum[k]).isCloseTo(gradient[k], within(1e-10));
      assertThat(gradient[k]).isCloseTo(0, within(1e-7));
    }
  }

  /** A trial a row or a pattern a row: the same fit, the same average effect. */
  @Test
  void patternsAreTheirTrials() {
    BinomialRows rows = MadeUpCounts.named("balanced").rows();
    BinomialRows single = oneByOne(MadeUpCounts.named("balanced"));
    assertThat(single.trials()).containsOnly(1);
    LogisticMixedFit one = LogisticMixedModel.fit(rows);
    LogisticMixedFit other = LogisticMixedModel.fit(single);
    assertSame(one, other, 1);
    AverageEffect effect = effect(rows, one);
    AverageEffect again = effect(single, other);
    assertThat(again.effect()).isCloseTo(effect.effect(), within(100 * SAME));
    assertThat(again.standardError()).isCloseTo(effect.standardError(), within(1e-6));
  }

  private static BinomialRows oneByOne(MadeUpCounts counts) {
    int[] trials = counts.codes("trials");
    int[] successes = counts.codes("successes");
    int[] row =
        IntStream.range(0, trials.length)
            .flatMap(i -> IntStream.generate(() -> i).limit(trials[i]))
            .toArray();
    int[] place = new int[row.length];
    for (int i = 1; i < row.length; i++) {
      place[i] = row[i] == row[i - 1] ? place[i - 1] + 1 : 0;
    }
    int[] school = counts.codes("school");
    return BinomialRows.of(
        counts.x().selectRows(row),
        IntStream.range(0, row.length).map(i -> place[i] < successes[row[i]] ? 1 : 0).toArray(),
        IntStream.range(0, row.length).map(i -> 1).toArray(),
        Arrays.stream(row).map(i -> school[i]).toArray());
  }

  @Test
  void anyOrderOfRowsGivesTheSameFit() {
    MadeUpCounts counts = MadeUpCounts.named("nested");
    int[] order = shuffled(counts.x().rows());
    BinomialRows other =
        BinomialRows.nested(
            counts.x().selectRows(order),
            pick(counts.codes("successes"), order),
            pick(counts.codes("trials"), order),
            pick(counts.codes("school"), order),
            pick(counts.codes("year"), order));
    LogisticMixedFit one = LogisticMixedModel.fit(counts.rows());
    LogisticMixedFit two = LogisticMixedModel.fit(other);
    assertSame(one, two, 1);
    double[] effects = one.rowEffects();
    double[] again = two.rowEffects();
    for (int i = 0; i < order.length; i++) {
      assertThat(again[i]).isCloseTo(effects[order[i]], within(SAME));
    }
  }

  /** Failures counted for successes: every sign turns. */
  @Test
  void failuresAreSuccessesTurnedRound() {
    MadeUpCounts counts = MadeUpCounts.named("unbalanced");
    int[] trials = counts.codes("trials");
    int[] successes = counts.codes("successes");
    BinomialRows turned =
        BinomialRows.of(
            counts.x(),
            IntStream.range(0, trials.length).map(i -> trials[i] - successes[i]).toArray(),
            trials,
            counts.codes("school"));
    LogisticMixedFit one = LogisticMixedModel.fit(counts.rows());
    LogisticMixedFit other = LogisticMixedModel.fit(turned);
    assertSame(one, other, -1);
    assertThat(effect(turned, other).effect())
        .isCloseTo(-effect(counts.rows(), one).effect(), within(100 * SAME));
  }

  /** The same input twice gives the same bits. */
  @Test
  void fitsAreDeterministic() {
    BinomialRows rows = MadeUpCounts.named("nested").rows();
    LogisticMixedFit one = LogisticMixedModel.fit(rows);
    LogisticMixedFit other = LogisticMixedModel.fit(rows);
    assertThat(other.coefficients()).containsExactly(one.coefficients());
    assertThat(other.linearPredictor()).containsExactly(one.linearPredictor());
  }

  private static AverageEffect effect(BinomialRows rows, LogisticMixedFit fit) {
    return new AverageEffects(
            fit.inference(), Counterfactuals.ofTreated(rows, MadeUpCounts.TREATED))
        .populationAveraged();
  }

  private static void assertSame(LogisticMixedFit one, LogisticMixedFit other, int sign) {
    assertThat(other.criterion()).isCloseTo(one.criterion(), within(SAME));
    assertThat(other.groupDeviation()).isCloseTo(one.groupDeviation(), within(SAME));
    assertThat(other.subgroupDeviation()).isCloseTo(one.subgroupDeviation(), within(SAME));
    for (int k = 0; k < MadeUpCounts.COLUMNS.size(); k++) {
      assertThat(other.coefficient(k)).isCloseTo(sign * one.coefficient(k), within(SAME));
    }
  }

  private static int[] shuffled(int size) {
    int[] order = IntStream.range(0, size).toArray();
    Random random = new Random(3);
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int held = order[i];
      order[i] = order[j];
      order[j] = held;
    }
    return order;
  }

  private static int[] pick(int[] values, int[] order) {
    return Arrays.stream(order).map(i -> values[i]).toArray();
  }
}
