package org.matimpact.statistics.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matimpact.statistics.Csv;
import org.matimpact.statistics.Lalonde;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.model.NumericCovariate;

/** Propensity scores under three links against R's glm (src/test/r/links.R). */
class LinkTest {

  private static final double RELATIVE = 1e-10;

  private final Csv golden = Csv.read("/links-golden.csv");

  private double golden(Link link, String name) {
    String[] links = golden.text("link");
    String[] names = golden.text("name");
    for (int row = 0; row < names.length; row++) {
      if (links[row].equalsIgnoreCase(link.name()) && names[row].equals(name)) {
        return golden.numbers("value")[row];
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
  }

  @ParameterizedTest
  @EnumSource
  void equalsGlm(Link link) {
    ModelMatrix x = ModelMatrix.of(Lalonde.covariates());
    PropensityModel model = BinaryRegression.fit(x, Lalonde.treated(), link);
    assertThat(model.converged()).isTrue();
    for (int j = 0; j < x.columns(); j++) {
      assertClose(model.coefficients()[j], golden(link, x.names().get(j)));
    }
    assertClose(model.deviance(), golden(link, "deviance"));
    assertClose(model.probability()[0], golden(link, "first"));
    assertClose(model.probability()[613], golden(link, "last"));
  }

  /** A column that tells the arms apart has no maximum under any link, and is named. */
  @ParameterizedTest
  @EnumSource
  void reportsSeparation(Link link) {
    double[] apart = {1, 2, 3, 4, 5, 6, 7, 8};
    double[] noise = {3, 1, 2, 2, 3, 1, 1, 2};
    boolean[] treated = {false, false, false, false, true, true, true, true};
    PropensityModel model =
        BinaryRegression.fit(
            ModelMatrix.of(
                List.of(new NumericCovariate("apart", apart), new NumericCovariate("n", noise))),
            treated,
            link);
    assertThat(model.converged()).isFalse();
    assertThat(model.separated()).contains("apart");
    assertThat(Arrays.stream(model.linearPredictor())).allMatch(Double::isFinite);
  }

  /** A constant covariate is the intercept again: left out, as R leaves it out. */
  @ParameterizedTest
  @EnumSource
  void leavesOutAConstant(Link link) {
    double[] x = {1, 2, 3, 4, 2, 6, 1, 8};
    double[] same = new double[8];
    Arrays.fill(same, 4);
    boolean[] treated = {false, true, false, false, true, true, false, true};
    PropensityModel model =
        BinaryRegression.fit(
            ModelMatrix.of(
                List.of(new NumericCovariate("same", same), new NumericCovariate("x", x))),
            treated,
            link);
    assertThat(model.aliased()).containsExactly("same");
    assertThat(model.converged()).isTrue();
  }

  /** Standard values: Phi(1.959963984540054) = .975; 1 - exp(-exp(0)) = .632120558828558. */
  @Test
  void linksAreWhatTheySay() {
    assertThat(Link.PROBIT.probability(1.959963984540054)).isCloseTo(.975, within(1e-14));
    assertThat(Link.CLOGLOG.probability(0)).isCloseTo(.632120558828558, within(1e-14));
    for (Link link : Link.values()) {
      assertThat(link.probability(link.linearPredictorOf(.3))).isCloseTo(.3, within(1e-13));
    }
  }
}
