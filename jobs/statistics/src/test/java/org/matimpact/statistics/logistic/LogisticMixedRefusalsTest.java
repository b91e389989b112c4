package org.matimpact.statistics.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.multilevel.NotEstimableException;

/** Data that cannot answer are refused in words, and extremes that can are fitted. */
class LogisticMixedRefusalsTest {

  private static final int[] SUCCESSES = {3, 5, 2, 6, 4, 7, 1, 5};
  private static final int[] TRIALS = {9, 9, 9, 9, 9, 9, 9, 9};
  private static final int[] GROUPS = {1, 1, 2, 2, 3, 3, 4, 4};
  private static final double[] X = {0, 1, 0, 1, 0, 1, 0, 1};

  @Test
  void namesTheColumnThatSeparates() {
    int[] successes = {0, 5, 0, 6, 0, 7, 0, 5};
    refuses(BinomialRows.of(columns(X), successes, TRIALS, GROUPS), "separated by");
    assertThatThrownBy(
            () -> LogisticMixedModel.fit(BinomialRows.of(columns(X), successes, TRIALS, GROUPS)))
        .hasMessageContaining("x0");
  }

  @Test
  void refusesAnOutcomeThatIsAlwaysTheSame() {
    refuses(BinomialRows.of(columns(X), new int[8], TRIALS, GROUPS), "0 of 72 trials");
    refuses(BinomialRows.of(columns(X), TRIALS, TRIALS, GROUPS), "72 of 72 trials");
  }

  @Test
  void refusesTooFewGroups() {
    refuses(BinomialRows.of(columns(X), SUCCESSES, TRIALS, new int[8]), "1 groups");
    int[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
    int[] own = {1, 2, 3, 4, 5, 6, 7, 8};
    refuses(
        BinomialRows.of(columns(X), new int[] {1, 0, 1, 0, 0, 1, 1, 0}, ones, own),
        "8 groups, 8 trials");
    refuses(
        BinomialRows.nested(columns(X), SUCCESSES, TRIALS, GROUPS, new int[8]),
        "each of 4 groups has one subgroup");
  }

  /** A parameter that is no number has no mode: the search says so in words for a table. */
  @Test
  void saysThatASearchDidNotEnd() {
    GroupedRows data = new GroupedRows(BinomialRows.of(columns(X), SUCCESSES, TRIALS, GROUPS));
    double[] parameters = new double[data.rank() + 1];
    parameters[0] = Double.NaN;
    assertThatThrownBy(() -> ModeSearch.find(data, parameters, Modes.none(data)))
        .isInstanceOfSatisfying(
            NotEstimableException.class,
            e -> assertThat(e.reason()).isEqualTo(NotEstimableException.Reason.NO_CONVERGENCE))
        .hasMessageStartingWith(
            "Cannot find the mode of a random intercept: no convergence in 500");
  }

  private static void refuses(BinomialRows rows, String words) {
    assertThatThrownBy(() -> LogisticMixedModel.fit(rows))
        .isInstanceOf(NotEstimableException.class)
        .hasMessageContaining(words);
  }

  @Test
  void countsTheRowsThatCannotBe() {
    int[] wrong = SUCCESSES.clone();
    wrong[2] = 10;
    wrong[5] = -1;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinomialRows.of(columns(X), wrong, TRIALS, GROUPS))
        .withMessageContaining("2 of 8 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BinomialRows.of(columns(X), SUCCESSES, TRIALS, new int[7]))
        .withMessageContaining("7 of groups");
  }

  @Test
  void leavesOutAliasedColumns() {
    double[] twice = Arrays.stream(X).map(v -> 2 * v + 1).toArray();
    LogisticMixedFit fit =
        LogisticMixedModel.fit(BinomialRows.of(columns(X, twice), SUCCESSES, TRIALS, GROUPS));
    LogisticMixedFit without =
        LogisticMixedModel.fit(BinomialRows.of(columns(X), SUCCESSES, TRIALS, GROUPS));
    assertThat(fit.aliased()).containsExactly("x1");
    assertThat(fit.coefficient(1)).isEqualTo(without.coefficient(1));
    assertThat(fit.inference().standardError(1)).isEqualTo(without.inference().standardError(1));
    assertThatThrownBy(() -> fit.coefficient(2)).hasMessageContaining("x1");
    assertThatThrownBy(() -> fit.inference().standardError(2)).hasMessageContaining("x1");
  }

  /** A school without a success among others that have some keeps a finite intercept. */
  @Test
  void aGroupOfFailuresOnlyHasAFiniteMode() {
    int[] successes = {0, 0, 2, 6, 4, 7, 1, 5};
    LogisticMixedFit fit =
        LogisticMixedModel.fit(BinomialRows.of(columns(X), successes, TRIALS, GROUPS));
    assertThat(fit.groupEffects()[0]).isNegative().isGreaterThan(-10);
  }

  /** Then too: the approximation has its optimum where its own log-determinant stops it. */
  @Test
  void groupsThatAreAllOneOrTheOtherHaveFiniteModes() {
    int[] successes = {9, 9, 0, 0, 9, 9, 0, 0};
    LogisticMixedFit fit =
        LogisticMixedModel.fit(BinomialRows.of(columns(X), successes, TRIALS, GROUPS));
    assertThat(fit.groupDeviation()).isBetween(2.0, 100.0);
  }

  @Test
  void refusesClustersThatCutThroughAGroup() {
    LogisticInference inference =
        LogisticMixedModel.fit(BinomialRows.of(columns(X), SUCCESSES, TRIALS, GROUPS)).inference();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inference.clustered(new int[] {1, 2, 1, 1, 1, 1, 1, 1}))
        .withMessageContaining("group 1 lies in two clusters");
    assertThatThrownBy(() -> inference.clustered(new int[8])).hasMessageContaining("one cluster");
  }

  /** An intercept and the given columns, called x0, x1, ... */
  private static ModelMatrix columns(double[]... columns) {
    double[][] all = new double[columns.length + 1][];
    String[] names = new String[all.length];
    all[0] = new double[columns[0].length];
    Arrays.fill(all[0], 1);
    names[0] = ModelMatrix.INTERCEPT;
    for (int j = 0; j < columns.length; j++) {
      all[j + 1] = columns[j];
      names[j + 1] = "x" + j;
    }
    return ModelMatrix.ofColumns(List.of(names), all);
  }
}
