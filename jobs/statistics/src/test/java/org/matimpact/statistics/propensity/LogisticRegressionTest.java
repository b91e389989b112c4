package org.matimpact.statistics.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.Csv;
import org.matimpact.statistics.Lalonde;
import org.matimpact.statistics.model.ModelMatrix;

class LogisticRegressionTest {

  /** {@code src/test/r/propensity.R}: glm iterated until its deviance no longer changes. */
  @Test
  void equalsRGlm() {
    PropensityModel model = Lalonde.propensity();
    Csv golden = Csv.read("/propensity-golden.csv");
    double[] expected = golden.numbers("coefficient");
    int columns = model.names().size();
    assertThat(golden.text("column")).startsWith(model.names().toArray(String[]::new));
    for (int j = 0; j < columns; j++) {
      assertThat(model.coefficients()[j])
          .as(model.names().get(j))
          .isCloseTo(expected[j], within(1e-10 * Math.abs(expected[j])));
    }
    assertThat(model.deviance()).isCloseTo(expected[columns], within(1e-10));
    assertThat(model.converged()).isTrue();
    assertThat(model.aliased()).isEmpty();
    assertThat(model.separated()).isEmpty();
  }

  /** R's default stops earlier, at a relative change of 1e-8: printed to 12 digits, right to 8. */
  @Test
  void agreesWithRsDefaultToItsTolerance() {
    double[] printed = {
      -1.66328159482,
      1.57770709858e-2,
      1.61306877011e-1,
      -2.08173411896,
      -3.06536772923,
      -8.32113271326e-1,
      7.07296881080e-1,
      -7.17766856808e-5,
      5.34464463884e-5
    };
    double[] coefficients = Lalonde.propensity().coefficients();
    for (int j = 0; j < printed.length; j++) {
      assertThat(coefficients[j]).isCloseTo(printed[j], within(2e-7 * Math.abs(printed[j])));
    }
  }

  /** The likelihood equations: fitted and observed sums agree for every column. */
  @Test
  void solvesTheLikelihoodEquations() {
    ModelMatrix x = ModelMatrix.of(Lalonde.covariates());
    PropensityModel model = Lalonde.propensity();
    boolean[] treated = Lalonde.treated();
    for (int j = 0; j < x.columns(); j++) {
      double score = 0;
      double scale = 0;
      for (int row = 0; row < x.rows(); row++) {
        score += x.get(row, j) * ((treated[row] ? 1 : 0) - model.probability()[row]);
        scale += Math.abs(x.get(row, j));
      }
      assertThat(score).isCloseTo(0, within(1e-13 * scale));
    }
  }

  /** The last of a dependent set is aliased, as in R, and the fit is that without it. */
  @Test
  void leavesOutAliasedColumns() {
    double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
    double[] twice = Arrays.stream(x).map(v -> 2 * v + 1).toArray();
    boolean[] treated = {false, false, true, false, true, false, true, true};
    PropensityModel model = LogisticRegression.fit(columns(x, twice), treated);
    PropensityModel without = LogisticRegression.fit(columns(x), treated);
    assertThat(model.aliased()).containsExactly("x1");
    assertThat(model.coefficients()[2]).isNaN();
    assertThat(model.probability()).containsExactly(without.probability());
  }

  /** No treated unit has x1 = 0: the coefficient of x1 is infinite, that of x0 is not. */
  @Test
  void namesTheColumnThatSeparates() {
    double[] x = {1, 2, 3, 4, 5, 6, 7, 8, 2, 5};
    double[] indicator = {0, 1, 1, 1, 1, 0, 1, 1, 1, 0};
    boolean[] treated = {false, false, true, false, true, false, false, true, true, false};
    PropensityModel model = LogisticRegression.fit(columns(x, indicator), treated);
    assertThat(model.converged()).isFalse();
    assertThat(model.separated()).containsExactly("x1");
    PropensityModel firth = LogisticRegression.fitFirth(columns(x, indicator), treated);
    assertThat(firth.converged()).isTrue();
    assertThat(firth.separated()).isEmpty();
  }

  /** Under complete separation the fitted probabilities run to 0 and 1. */
  @Test
  void detectsCompleteSeparation() {
    PropensityModel model =
        LogisticRegression.fit(
            columns(new double[] {1, 2, 3, 4}), new boolean[] {false, false, true, true});
    assertThat(model.converged()).isFalse();
    assertThat(model.separated()).containsExactly("x0");
    assertThat(model.deviance()).isCloseTo(0, within(1e-6));
  }

  /**
   * In a two-by-two table Firth's estimate is the log odds ratio after adding a half to each cell
   * (Firth 1993, section 3.3), here with an empty cell: 0 of 4 against 3 of 5.
   */
  @Test
  void firthAddsAHalfToEachCellOfATable() {
    double[] x = {0, 0, 0, 0, 1, 1, 1, 1, 1};
    boolean[] treated = {false, false, false, false, true, true, true, false, false};
    PropensityModel model = LogisticRegression.fitFirth(columns(x), treated);
    double atZero = Math.log(0.5 / 4.5);
    double atOne = Math.log(3.5 / 2.5);
    // The steps leave out the curvature of the penalty, so the last, below 1e-10, is the error
    // left.
    assertThat(model.coefficients()[0]).isCloseTo(atZero, within(1e-10));
    assertThat(model.coefficients()[1]).isCloseTo(atOne - atZero, within(1e-10));
  }

  @Test
  void refusesAnEmptyArm() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LogisticRegression.fit(columns(new double[] {1, 2}), new boolean[] {true, true}))
        .withMessage(
            "Cannot fit a propensity score: 2 of 2 units are treated (both arms are needed)");
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
