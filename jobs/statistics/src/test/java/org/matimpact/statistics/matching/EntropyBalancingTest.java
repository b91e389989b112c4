package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.Lalonde;
import org.matimpact.statistics.model.ModelMatrix;

class EntropyBalancingTest {

  /** What defines the weights: every mean is met, and log w is linear in the columns. */
  @Test
  void balancesLalonde() {
    ModelMatrix x = ModelMatrix.of(Lalonde.covariates());
    boolean[] treated = Lalonde.treated();
    EntropyWeights result = EntropyBalancing.weights(x, treated);
    assertThat(result.converged()).isTrue();
    assertThat(result.largestDifference()).isLessThan(1e-8);
    for (int j = 0; j < x.columns(); j++) {
      double[] column = x.column(j);
      double target = mean(column, treated, true, result.weights());
      assertThat(mean(column, treated, false, result.weights()))
          .as(x.names().get(j))
          .isCloseTo(target, within(1e-7 * (1 + Math.abs(target))));
    }
    assertThat(sum(treated, result.weights())).isCloseTo(429, within(1e-9));
  }

  /**
   * One binary column: the comparison units at each level share the treated proportion. Treated 3
   * of 4 at 1; comparison units 2 of 6, so .75/2 and .25/4 of the weight each, times 6.
   */
  @Test
  void poststratifiesABinaryColumn() {
    double[] x = {1, 1, 1, 0, 1, 1, 0, 0, 0, 0};
    EntropyWeights result = EntropyBalancing.weights(matrix(x), firstTreated(4, 10));
    assertThat(result.converged()).isTrue();
    assertThat(result.weights()[0]).isEqualTo(1);
    assertThat(result.weights()[4]).isCloseTo(2.25, within(1e-8));
    assertThat(result.weights()[9]).isCloseTo(0.375, within(1e-8));
  }

  @Test
  void saysSoWhenTheTreatedMeanIsOutOfReach() {
    double[] x = {5, 6, 7, 1, 2, 3};
    EntropyWeights result = EntropyBalancing.weights(matrix(x), firstTreated(3, 6));
    assertThat(result.converged()).isFalse();
    assertThat(result.status()).startsWith("not converged");
    assertThat(result.largestDifference()).isGreaterThan(1);
    assertThat(result.weights()).doesNotContain(Double.NaN);
  }

  @Test
  void leavesOutAliasedColumns() {
    double[] x = {1, 2, 3, 4, 0, 1, 2, 3, 4, 5};
    double[] shifted = IntStream.range(0, 10).mapToDouble(i -> 3 - 2 * x[i]).toArray();
    EntropyWeights both = EntropyBalancing.weights(matrix(x, shifted), firstTreated(4, 10));
    assertThat(both.aliased()).containsExactly("x1");
    assertThat(both.converged()).isTrue();
    assertThat(both.weights())
        .containsExactly(EntropyBalancing.weights(matrix(x), firstTreated(4, 10)).weights());
  }

  private static ModelMatrix matrix(double[]... columns) {
    List<String> names = IntStream.range(0, columns.length).mapToObj(j -> "x" + j).toList();
    return ModelMatrix.ofColumns(names, columns);
  }

  private static boolean[] firstTreated(int treated, int size) {
    boolean[] arms = new boolean[size];
    IntStream.range(0, treated).forEach(i -> arms[i] = true);
    return arms;
  }

  private static double sum(boolean[] treated, double[] weights) {
    return IntStream.range(0, weights.length)
        .filter(i -> !treated[i])
        .mapToDouble(i -> weights[i])
        .sum();
  }

  private static double mean(double[] x, boolean[] treated, boolean arm, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      sum += treated[i] == arm ? weights[i] * x[i] : 0;
      total += treated[i] == arm ? weights[i] : 0;
    }
    return sum / total;
  }
}
