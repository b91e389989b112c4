package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.settings.EstimateSettings.ComparisonCluster;
import org.matimpact.pipeline.settings.EstimateSettings.Cr2Target;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.settings.EstimateSettings.SpreadLevel;

/**
 * The spread of schools, their years and pupils by the headline's model. The truth is lmer and its
 * REML criterion profiled in R (spreads.R): the searches of both leave standard deviations right to
 * about 1e-6, and limits, where the criterion is steep, to 1e-5.
 */
class PupilSpreadsTest {

  private static final List<SpreadLevel> ALL =
      List.of(SpreadLevel.SCHOOL, SpreadLevel.SCHOOL_YEAR, SpreadLevel.PUPIL);

  private final MadeUpStudy study = new MadeUpStudy();
  private final PupilPanel pupils =
      study.panel("y", List.of("x"), List.of(p -> p.get("x"), p -> p.get("y")));
  private final Map<String, Double> truth = MadeUpStudy.spreads();

  private List<Spread> spreads(EffectRequest request, List<SpreadLevel> intervals) {
    EffectEstimator estimator =
        study.estimator(
            new InferenceRules(
                WildBootstrap.NONE, ComparisonCluster.SCHOOL, Cr2Target.SCHOOL, intervals));
    return estimator.spreads(request, estimator.estimate(request, WildBootstrap.Use.ROW));
  }

  private static EffectRequest request(Outcome outcome, List<Integer> years) {
    return new EffectRequest(outcome, years, EstimandAverage.SCHOOL, Subgroup.ALL);
  }

  @Test
  void standardDeviationsAndLimitsAreThoseOfR() {
    List<Spread> spreads = spreads(request(pupils, MadeUpStudy.YEARS), ALL);

    assertThat(spreads).extracting(Spread::level).containsExactlyElementsOf(ALL);
    for (Spread spread : spreads) {
      String level = spread.level().name().toLowerCase(Locale.ROOT);
      assertThat(spread.sd()).as(level).isCloseTo(truth.get(level + " sd"), within(2e-6));
      assertThat(spread.low()).as(level).isCloseTo(truth.get(level + " low"), within(1e-5));
      assertThat(spread.high()).as(level).isCloseTo(truth.get(level + " high"), within(1e-5));
      assertThat(spread.atBoundary()).isFalse();
    }
  }

  @Test
  void onlyLevelsThatAreAskedForHaveLimitsAndTheRestIsTheSame() {
    EffectRequest request = request(pupils, MadeUpStudy.YEARS);
    List<Spread> every = spreads(request, ALL);
    List<Spread> one = spreads(request, List.of(SpreadLevel.SCHOOL_YEAR));

    assertThat(one).extracting(Spread::sd).isEqualTo(every.stream().map(Spread::sd).toList());
    assertThat(one.get(1)).isEqualTo(every.get(1));
    assertThat(one.get(0).high()).isNaN();
    assertThat(one.get(2).low()).isNaN();
  }

  @Test
  void aSingleYearHasNoSpreadOfYears() {
    assertThat(spreads(request(pupils, List.of(2019)), List.of()))
        .extracting(Spread::level)
        .containsExactly(SpreadLevel.SCHOOL, SpreadLevel.PUPIL);
  }

  /**
   * Results less the school's mean differ between schools less than pupils alone would make them.
   */
  @Test
  void aStandardDeviationOfZeroIsSaid() {
    PupilPanel alike =
        study.panel(
            "y",
            List.of("x"),
            List.of(p -> p.get("x"), p -> p.get("y") - mean(p.get("school").intValue() - 1)));

    Spread schools = spreads(request(alike, MadeUpStudy.YEARS), ALL).get(0);

    assertThat(schools.atBoundary()).isTrue();
    assertThat(schools.low()).isZero();
    assertThat(schools.high()).isPositive();
  }

  private double mean(int school) {
    return MadeUpStudy.YEARS.stream()
        .flatMap(year -> study.pupils(school, year).stream())
        .mapToDouble(p -> p.get("y"))
        .average()
        .orElseThrow();
  }

  @Test
  void anOutcomeOfSchoolsHasNone() {
    assertThat(spreads(request(InferenceChecksTest.schools(pupils), MadeUpStudy.YEARS), ALL))
        .isEmpty();
  }
}
