package org.matimpact.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.statistics.effect.ContrastEstimate;
import org.matimpact.statistics.mixed.VarianceComponent.Kind;
import org.matimpact.statistics.multilevel.Likelihood;

/**
 * Against lme4 1.1-31, lmerTest 3.1-3 and pbkrtest 0.5.2: {@code src/test/r/mixed.R} wrote data and
 * answers. Tolerances are relative to the size of a number, or 1.
 */
class MixedAgainstRTest {

  private static final double ESTIMATE = 1e-6;

  /** lme4 stops when theta is right to about this. */
  private static final double VARIANCE = 1e-5;

  /** lmerTest differentiates numerically at lme4's theta. */
  private static final double DEGREES = 1e-5;

  /** pbkrtest computes with matrices of all pupils, at lme4's theta. */
  private static final double KENWARD_ROGER = 1e-6;

  static List<String> everyDataSet() {
    return List.of(
        "trusts",
        "trust-years",
        "crossed",
        "trusts-alike",
        "slopes",
        "slopes-singular",
        "all",
        "nested-three",
        "sleepstudy",
        "exam",
        "hsb",
        "chem97");
  }

  private static void check(double actual, double expected, double tolerance, String what) {
    Offset<Double> offset = within(tolerance * Math.max(1, Math.abs(expected)));
    assertThat(actual).as(what).isCloseTo(expected, offset);
  }

  @ParameterizedTest
  @MethodSource("everyDataSet")
  void estimatesEqualLme4(String name) {
    MixedCase data = MixedCase.named(name);
    for (Likelihood likelihood : Likelihood.values()) {
      String tag = likelihood == Likelihood.REML ? "reml." : "ml.";
      MixedFit fit = data.model().fit(likelihood);
      assertThat(fit.criterion()).isCloseTo(data.answer(tag + "criterion"), within(ESTIMATE));
      check(fit.residualVariance(), data.answer(tag + "residual"), VARIANCE, name + " residual");
      List<VarianceComponent> components = fit.components();
      for (int k = 0; k + 1 < components.size(); k++) {
        String what = data.components().get(k);
        check(variance(components, k), data.answer(tag + what), VARIANCE, name + " " + tag + what);
      }
      for (int k = 0; k < data.columns().size(); k++) {
        String column = data.columns().get(k);
        check(fit.coefficient(k), data.answer(tag + "b." + column), ESTIMATE, name + column);
        check(fit.standardError(k), data.answer(tag + "se." + column), VARIANCE, name + column);
      }
    }
  }

  /** A variance, or a covariance from the correlation and its neighbours. */
  private static double variance(List<VarianceComponent> components, int k) {
    double value = components.get(k).value();
    return components.get(k).kind() == Kind.CORRELATION
        ? value * components.get(k - 1).value() * components.get(k + 1).value()
        : value * value;
  }

  @ParameterizedTest
  @MethodSource("everyDataSet")
  void satterthwaiteEqualsLmerTest(String name) {
    MixedCase data = MixedCase.named(name);
    for (Likelihood likelihood : Likelihood.values()) {
      String tag = likelihood == Likelihood.REML ? "reml." : "ml.";
      ModelInference inference = data.model().fit(likelihood).satterthwaite();
      for (int k = 0; k < data.columns().size(); k++) {
        String column = data.columns().get(k);
        check(
            inference.coefficient(k).degreesOfFreedom(),
            data.answer(tag + "df." + column),
            DEGREES,
            name + " " + tag + column);
      }
    }
  }

  /** For the trusts that are alike R's answer is for the model without their term. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "trusts",
        "trust-years",
        "crossed",
        "trusts-alike",
        "slopes",
        "all",
        "nested-three",
        "sleepstudy"
      })
  void kenwardRogerEqualsPbkrtest(String name) {
    MixedCase data = MixedCase.named(name);
    ModelInference inference = data.model().fit(Likelihood.REML).kenwardRoger();
    for (int k = 0; k < data.columns().size(); k++) {
      String column = data.columns().get(k);
      ContrastEstimate estimate = inference.coefficient(k);
      check(estimate.standardError(), data.answer("kr.se." + column), KENWARD_ROGER, name + column);
      check(
          estimate.degreesOfFreedom(),
          data.answer("kr.df." + column),
          KENWARD_ROGER,
          name + column);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"trusts", "trust-years", "crossed", "trusts-alike", "all"})
  void trustEffectsEqualHendersonsEquations(String name) {
    MixedCase data = MixedCase.named(name);
    MixedFit fit = data.model().fit(Likelihood.REML);
    double[] contrast = new double[data.columns().size()];
    contrast[1] = 1;
    for (PredictedEffect trust : fit.groupEffects("trust").about(contrast)) {
      String tag = "trust." + trust.group();
      check(trust.deviation(), data.answer(tag + ".b"), VARIANCE, name + tag);
      check(trust.conditionalDeviation(), data.answer(tag + ".condsd"), VARIANCE, name + tag);
      check(trust.standardError(), data.answer(tag + ".se"), VARIANCE, name + tag);
      assertThat(trust.effect()).isEqualTo(fit.coefficient(1) + trust.deviation());
    }
    MixtureTest test = MixtureTest.of(data.model(), data.terms().size() - 1, Likelihood.REML);
    check(test.statistic(), data.answer("lrt"), VARIANCE, name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trusts",
        "trust-years",
        "crossed",
        "trusts-alike",
        "slopes",
        "nested-three",
        "sleepstudy",
        "exam"
      })
  void profileLimitsEqualLme4sDeviance(String name) {
    MixedCase data = MixedCase.named(name);
    MixedFit fit = data.model().fit(Likelihood.ML);
    for (int k = 0; k < fit.components().size(); k++) {
      ProfileInterval interval = fit.interval(k);
      String tag = "profile." + data.profileName(k);
      check(interval.low(), data.answer(tag + ".low"), 2e-5, name + tag);
      check(interval.high(), data.answer(tag + ".high"), 2e-5, name + tag);
    }
  }
}
