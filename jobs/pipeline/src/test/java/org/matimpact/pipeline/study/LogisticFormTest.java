package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.settings.EstimateSettings.SpreadLevel;
import org.matimpact.pipeline.study.crossproduct.NationalCounts;
import org.matimpact.pipeline.study.crossproduct.PupilColumn;
import org.matimpact.pipeline.study.pattern.PatternColumns;
import org.matimpact.pipeline.study.pattern.PatternedPupils;

/**
 * The logistic model of a binary outcome. The truth is R's glmer on the pupils one by one
 * (logistic-form.R), whose search without derivatives leaves estimates right to 2e-5 (25 times that
 * in percentage points) and whose second derivatives are differences, right to some 1e-4.
 */
class LogisticFormTest {

  private static final TableContract CONTRACT = TableContracts.load().table("pupil_attainment");

  /** The flag of pupil-form.R is disadvantaged, its third one of the first three ethnicities. */
  private static final PatternColumns COLUMNS =
      PatternColumns.of(
          CONTRACT, List.of("disadvantaged", "ethnicity"), 10, new NationalCounts(new TreeMap<>()));

  private final MadeUpStudy study = new MadeUpStudy();
  private final Map<String, Double> truth = MadeUpStudy.logistic();

  private PupilPanel panel(ToDoubleFunction<Map<String, Double>> outcome) {
    return study.panel("b", List.of("x"), List.of(p -> p.get("x"), outcome));
  }

  private PatternedPupils counted(ToDoubleFunction<Map<String, Double>> outcome) {
    PatternedPupils pupils = new PatternedPupils(COLUMNS, new HashMap<>());
    for (int school = 0; school < 32; school++) {
      for (int year : MadeUpStudy.YEARS) {
        TreeMap<Long, long[]> counts = new TreeMap<>();
        for (Map<String, Double> pupil : study.pupils(school, year)) {
          long[] integers = {flag(pupil), pupil.get("third").longValue() - 1};
          long[] count =
              counts.computeIfAbsent(
                  COLUMNS.number(integers, new int[] {0, 1}, year), pattern -> new long[2]);
          count[0]++;
          count[1] += (long) outcome.applyAsDouble(pupil);
        }
        pupils
            .counts()
            .put(
                new PatternedPupils.SchoolYear(school, year),
                new PatternedPupils.Counts(
                    counts.keySet().stream().mapToLong(Long::longValue).toArray(),
                    counts.values().stream().mapToLong(count -> count[0]).toArray(),
                    counts.values().stream().mapToLong(count -> count[1]).toArray()));
      }
    }
    return pupils;
  }

  private static long flag(Map<String, Double> pupil) {
    return PupilColumn.of(CONTRACT, "disadvantaged").integer(pupil.get("flag"));
  }

  private static MixedEffect fit(
      EffectEstimator estimator, PupilPanel panel, List<Integer> years, PatternedPupils pupils) {
    return estimator.logistic(
        new EffectRequest(panel, years, EstimandAverage.SCHOOL, Subgroup.ALL), pupils);
  }

  private MixedEffect fit(ToDoubleFunction<Map<String, Double>> outcome) {
    return fit(study.estimator(), panel(outcome), MadeUpStudy.YEARS, counted(outcome));
  }

  @Test
  void effectsAndSpreadsAreThoseOfGlmer() {
    equalsR("all", fit(p -> p.get("b")), List.of(SpreadLevel.SCHOOL, SpreadLevel.SCHOOL_YEAR));
    PatternedPupils pupils = counted(p -> p.get("b"));
    equalsR(
        "year",
        fit(study.estimator(), panel(p -> p.get("b")), List.of(2019), pupils),
        List.of(SpreadLevel.SCHOOL));
  }

  private void equalsR(String model, MixedEffect mixed, List<SpreadLevel> levels) {
    Effect effect = mixed.effect();
    assertThat(effect.problem()).isEmpty();
    assertThat(effect.estimate()).isCloseTo(truth.get(model + " effect"), within(25 * 2e-5));
    assertThat(effect.standardError() / truth.get(model + " std_error")).isCloseTo(1, within(2e-4));
    assertThat(effect.method()).isEqualTo(StandardErrorMethod.LOGISTIC);
    assertThat(effect.degreesOfFreedom()).isInfinite();
    assertThat(mixed.spreads()).extracting(Spread::level).containsExactlyElementsOf(levels);
    for (Spread spread : mixed.spreads()) {
      String level = spread.level() == SpreadLevel.SCHOOL ? " school" : " school_year";
      assertThat(spread.sd()).isCloseTo(truth.get(model + level), within(2e-5));
    }
  }

  @Test
  void thePupilsAreThoseOfTheLinearProbabilityModel() {
    PupilPanel panel = panel(p -> 100 * p.get("b"));
    Effect linear =
        study
            .estimator()
            .estimate(
                new EffectRequest(panel, MadeUpStudy.YEARS, EstimandAverage.SCHOOL, Subgroup.ALL),
                WildBootstrap.Use.ROW);

    Effect logistic = fit(p -> p.get("b")).effect();
    assertThat(logistic.counts()).isEqualTo(linear.counts());
    assertThat(logistic.scale().intraclassCorrelation())
        .as("of the same outcome in another unit")
        .isCloseTo(linear.scale().intraclassCorrelation(), within(1e-6));
  }

  /** Failures for successes: the same likelihood, found from other starts. */
  @Test
  void failuresHaveTheOppositeEffect() {
    MixedEffect successes = fit(p -> p.get("b"));
    MixedEffect failures = fit(p -> 1 - p.get("b"));

    assertThat(failures.effect().estimate())
        .isCloseTo(-successes.effect().estimate(), within(1e-5));
    assertThat(failures.spreads().get(0).sd())
        .isCloseTo(successes.spreads().get(0).sd(), within(1e-6));
  }

  @Test
  void theOrderOfSchoolsDoesNotMatter() {
    StudyPhase phase = study.phase();
    List<MatchedSchool> schools = new ArrayList<>(study.matched(phase));
    Collections.shuffle(schools, new Random(5));
    EffectEstimator shuffled =
        new EffectEstimator(phase, MadeUpStudy.SET, schools, InferenceRules.PLAIN);

    Effect other =
        fit(shuffled, panel(p -> p.get("b")), MadeUpStudy.YEARS, counted(p -> p.get("b"))).effect();

    Effect one = fit(p -> p.get("b")).effect();
    assertThat(other.estimate()).isCloseTo(one.estimate(), within(1e-5));
    assertThat(other.standardError()).isCloseTo(one.standardError(), within(1e-5));
  }

  @Test
  void separationAndAlikeResultsAreSaid() {
    MixedEffect separated = fit(p -> Math.max(p.get("treated"), p.get("b")));
    MixedEffect alike = fit(p -> 1);

    assertThat(separated.effect().problem())
        .startsWith("Cannot fit: successes and failures are separated by")
        .contains("treated");
    assertThat(separated.spreads()).isEmpty();
    assertThat(alike.effect().problem()).startsWith("Cannot ").contains("vary");
    assertThat(alike.effect().counts().treatedSchools()).isEqualTo(16);
  }

  /**
   * Two schools of each arm, and as many columns as schools: no difference between them is left.
   */
  @Test
  void columnsThatLeaveNoDifferenceBetweenSchoolsAreRefused() {
    StudyPhase whole = study.phase();
    double[] other = study.bySchool("cluster");
    StudyPhase phase =
        new StudyPhase(
            whole.phase(),
            whole.schools(),
            Map.of(
                MadeUpStudy.SET,
                List.of(
                    whole.columns(MadeUpStudy.SET).get(0),
                    new CovariateColumn("w", other, new String[0], List.of("before")))));
    List<MatchedSchool> four =
        study.matched(phase).stream().filter(s -> List.of(0, 1, 16, 20).contains(s.row())).toList();
    EffectEstimator saturated =
        new EffectEstimator(phase, MadeUpStudy.SET, four, InferenceRules.PLAIN);

    MixedEffect mixed =
        fit(saturated, panel(p -> p.get("b")), MadeUpStudy.YEARS, counted(p -> p.get("b")));

    assertThat(mixed.effect().problem()).contains("leave no differences between them");
  }

  @Test
  void aSingleTreatedTrustIsRefused() {
    StudyPhase phase = study.phase();
    String largest = phase.schools().get(15).trustUid();
    List<MatchedSchool> schools =
        study.matched(phase).stream()
            .filter(s -> !s.treated() || phase.schools().get(s.row()).trustUid().equals(largest))
            .toList();
    EffectEstimator ofOneTrust =
        new EffectEstimator(phase, MadeUpStudy.SET, schools, InferenceRules.PLAIN);

    MixedEffect mixed =
        fit(ofOneTrust, panel(p -> p.get("b")), MadeUpStudy.YEARS, counted(p -> p.get("b")));

    assertThat(mixed.effect().problem()).isEqualTo("a single treated trust");
  }

  @Test
  void matchingWeightsAreLeftOutAndSaid() {
    EffectEstimator weighted =
        study.estimator(
            InferenceRules.PLAIN,
            s ->
                new MatchedSchool(
                    s.row(),
                    s.treated(),
                    s.score(),
                    s.treated() ? 1 : 0.5 + s.row() % 2,
                    s.cluster(),
                    s.matchedSet()));

    Effect effect =
        fit(weighted, panel(p -> p.get("b")), MadeUpStudy.YEARS, counted(p -> p.get("b"))).effect();

    assertThat(effect.method()).isEqualTo(StandardErrorMethod.LOGISTIC_UNWEIGHTED);
    assertThat(effect.estimate()).isEqualTo(fit(p -> p.get("b")).effect().estimate());
  }

  @Test
  void patternsOfAnotherScanAreRefused() {
    PatternedPupils pupils = counted(p -> p.get("b"));
    pupils.counts().remove(new PatternedPupils.SchoolYear(3, 2019));

    assertThatThrownBy(
            () -> fit(study.estimator(), panel(p -> p.get("b")), MadeUpStudy.YEARS, pupils))
        .hasMessageContaining("run the scan again");
  }
}
