package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.settings.EstimateSettings.FurtherModel;
import org.matimpact.pipeline.settings.EstimateSettings.SpreadLevel;

/**
 * Further models of pupils. The truth is R's lmer and lmerTest on the pupils themselves
 * (further-models.R), whose search leaves standard deviations right to about 1e-6 and degrees of
 * freedom, by numerical derivatives, to 1e-4 relative.
 */
class FurtherFormTest {

  private static final double[] AUTHORITIES = {.5, -.4, .3, -.5, .2, -.1};
  private static final double[] TRUSTS = {.6, -.5, .4, -.3, .2};
  private static final double[] SLOPES = {.3, -.2, .1, -.3, .2};

  private final MadeUpStudy study = new MadeUpStudy();
  private final Map<String, Double> truth = MadeUpStudy.furtherModels();

  private static double shifted(Map<String, Double> pupil) {
    int school = pupil.get("school").intValue() - 1;
    return pupil.get("y")
        + AUTHORITIES[school % 6]
        + pupil.get("treated") * TRUSTS[pupil.get("cluster").intValue() - 1]
        + pupil.get("x") * SLOPES[school % 5];
  }

  private MixedEffect fit(
      FurtherModel model, String column, ToDoubleFunction<Map<String, Double>> outcome) {
    return study.estimator().further(request(column, outcome), model);
  }

  private EffectRequest request(String column, ToDoubleFunction<Map<String, Double>> outcome) {
    PupilPanel panel = study.panel("y", List.of(column), List.of(p -> p.get("x"), outcome));
    return new EffectRequest(panel, MadeUpStudy.YEARS, EstimandAverage.SCHOOL, Subgroup.ALL);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"INDICATOR", "IMPUTED", "LOGISTIC"})
  void effectsAndSpreadsAreThoseOfLmerTest(FurtherModel model) {
    MixedEffect mixed = fit(model, "prior_attainment", FurtherFormTest::shifted);
    Effect effect = mixed.effect();

    assertThat(effect.problem()).isEmpty();
    assertThat(effect.method()).isEqualTo(StandardErrorMethod.MODEL);
    assertThat(effect.scale().singular()).isFalse();
    assertThat(effect.estimate()).isCloseTo(expected(model, "estimate"), within(1e-5));
    assertThat(effect.standardError()).isCloseTo(expected(model, "std_error"), within(1e-5));
    assertThat(effect.degreesOfFreedom() / expected(model, "df")).isCloseTo(1, within(1e-3));
    assertThat(mixed.spreads()).hasSize(4);
    for (Spread spread : mixed.spreads()) {
      String level = spread.level().name().toLowerCase(Locale.ROOT);
      assertThat(spread.sd()).as(level).isCloseTo(expected(model, level), within(1e-5));
      switch (spread.level()) {
        case LA, TRUST -> assertThat(spread.pValue()).isCloseTo(expected(model, "p"), within(1e-5));
        case SCHOOL_SLOPE ->
            assertThat(spread.correlation())
                .isCloseTo(expected(model, "correlation"), within(1e-5));
        default -> assertThat(spread.pValue()).isNaN();
      }
    }
  }

  private double expected(FurtherModel model, String quantity) {
    return truth.get(model.model() + " " + quantity);
  }

  @Test
  void withoutPriorAttainmentItHasNoSlope() {
    MixedEffect mixed = fit(FurtherModel.PRIOR_SLOPE, "x", FurtherFormTest::shifted);

    assertThat(mixed.effect().problem()).isEqualTo("the model has no prior attainment");
    assertThat(mixed.spreads()).isEmpty();
    assertThat(fit(FurtherModel.CROSSED_LA, "x", FurtherFormTest::shifted).effect().estimated())
        .isTrue();
  }

  /** Nothing then tells that trust from trusts at large. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"INDICATOR", "IMPUTED", "LOGISTIC"})
  void aSingleTreatedTrustIsRefused(FurtherModel model) {
    StudyPhase phase = study.phase();
    String largest = phase.schools().get(15).trustUid();
    List<MatchedSchool> schools =
        study.matched(phase).stream()
            .filter(s -> !s.treated() || phase.schools().get(s.row()).trustUid().equals(largest))
            .toList();
    EffectEstimator ofOneTrust =
        new EffectEstimator(phase, MadeUpStudy.SET, schools, InferenceRules.PLAIN);

    assertThat(ofOneTrust.further(request("prior_attainment", p -> p.get("y")), model).effect())
        .extracting(Effect::problem)
        .isEqualTo("a single treated trust");
  }

  /** Deviations within authorities only, so that they differ less than their schools would. */
  @Test
  void aVarianceOfZeroIsSaid() {
    double[] sums = new double[6];
    int[] counts = new int[6];
    for (int school = 0; school < 32; school++) {
      sums[school % 6] += mean(school);
      counts[school % 6]++;
    }
    MixedEffect mixed =
        fit(
            FurtherModel.CROSSED_LA,
            "x",
            p -> {
              int la = (p.get("school").intValue() - 1) % 6;
              return p.get("y") - sums[la] / counts[la];
            });

    assertThat(mixed.effect().estimated()).isTrue();
    assertThat(mixed.effect().scale().singular()).isTrue();
    Spread authorities = mixed.spreads().get(0);
    assertThat(authorities.level()).isEqualTo(SpreadLevel.LA);
    assertThat(authorities.atBoundary()).isTrue();
    assertThat(authorities.pValue()).isEqualTo(1);
  }

  private double mean(int school) {
    return MadeUpStudy.YEARS.stream()
        .flatMap(year -> study.pupils(school, year).stream())
        .mapToDouble(p -> p.get("y"))
        .average()
        .orElseThrow();
  }
}
