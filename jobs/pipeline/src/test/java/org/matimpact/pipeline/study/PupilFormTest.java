package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;

/**
 * Effects on pupils, on subgroups of them, and along a dose. The truth is R's lmer and clubSandwich
 * on the pupils themselves (pupil-form.R); both search the variance ratios to about 1e-7, which
 * estimates follow to 1e-6 and standard errors and degrees of freedom to 1e-5 relative.
 */
class PupilFormTest {

  private final MadeUpStudy study = new MadeUpStudy();
  private final EffectEstimator estimator = study.estimator();
  private final PupilPanel plain =
      study.panel("y", List.of("x"), List.of(p -> p.get("x"), p -> p.get("y")));
  private final PupilPanel flag =
      study.panel(
          "y",
          List.of("x", "disadvantaged"),
          List.of(p -> p.get("x"), p -> p.get("flag"), p -> p.get("y")));
  private final PupilPanel thirds =
      study.panel(
          "y",
          List.of("x", "prior_tercile=1", "prior_tercile=3"),
          List.of(
              p -> p.get("x"),
              p -> p.get("third") == 1 ? 1 : 0,
              p -> p.get("third") == 3 ? 1 : 0,
              p -> p.get("y")));

  @Test
  void levelsAndDifferencesAreThoseOfLmerAndClubSandwich() {
    equalsR("all", plain, List.of(Subgroup.ALL));
    equalsR("flag", flag, Subgroup.of("disadvantaged"));
    equalsR("third", thirds, Subgroup.of("prior_tercile"));
  }

  private void equalsR(String model, PupilPanel panel, List<Subgroup> subgroups) {
    Map<String, double[]> truth = MadeUpStudy.effects().get(model);
    assertThat(subgroups)
        .extracting(Subgroup::name)
        .containsExactlyInAnyOrderElementsOf(truth.keySet());
    for (Subgroup subgroup : subgroups) {
      equalsR(subgroup.name(), effect(panel, subgroup), truth.get(subgroup.name()));
    }
  }

  /** Of numbers of the size of an outcome's SD, and of 100. */
  private static void equalsR(String name, Effect effect, double[] expected) {
    double unit = Math.max(1, Math.abs(expected[0]));
    assertThat(effect.problem()).isEmpty();
    assertThat(effect.estimate()).as(name).isCloseTo(expected[0], within(1e-6 * unit));
    assertThat(effect.standardError() / expected[1]).as(name).isCloseTo(1, within(1e-5));
    assertThat(effect.degreesOfFreedom() / expected[2]).as(name).isCloseTo(1, within(1e-5));
  }

  @Test
  void aBinaryOutcomeIsALinearProbabilityModel() {
    equalsR(
        "binary",
        study.panel("b", List.of("x"), List.of(p -> p.get("x"), p -> 100 * p.get("b"))),
        List.of(Subgroup.ALL));
  }

  @Test
  void theCurveOverADoseIsThatOfLmerAndClubSandwich() {
    Map<String, double[]> truth = MadeUpStudy.effects().get("dose");
    double[] years = study.bySchool("years");
    Dose dose =
        new Dose(
            "years_in_trust",
            years,
            Stream.of(2.0, 3.0, 5.0).map(year -> new Dose.Point(year, year)).toList());

    List<CurvePoint> curve = estimator.curve(request(plain, Subgroup.ALL), dose);

    assertThat(curve).hasSize(5);
    Effect average = curve.get(0).effect();
    Effect slope = curve.get(1).effect();
    equalsR("slope", slope, truth.get("slope"));
    for (CurvePoint point : curve.subList(2, 5)) {
      equalsR("at", point.effect(), truth.get(Integer.toString((int) point.value())));
    }
    // g-computation by its definition: the mean over the treated of the effect at their own dose
    double mean = 0;
    for (int school = 0; school < 16; school++) {
      mean += (curve.get(2).effect().estimate() + (years[school] - 2) * slope.estimate()) / 16;
    }
    assertThat(average.estimate()).isCloseTo(mean, within(1e-12));
    assertThat(curve.get(0).value()).isEqualTo(3.5);
  }

  @Test
  void withoutTheDoseOfATreatedSchoolThereIsNoCurve() {
    double[] years = study.bySchool("years");
    years[3] = Double.NaN;

    List<CurvePoint> curve =
        estimator.curve(request(plain, Subgroup.ALL), new Dose("years_in_trust", years, List.of()));

    assertThat(curve).hasSize(1);
    assertThat(curve.get(0).effect().problem())
        .isEqualTo("a treated school has no known years_in_trust");
  }

  @Test
  void withoutADifferenceInTheDoseThereIsNoCurve() {
    double[] years = study.bySchool("treated");
    List<CurvePoint> curve =
        estimator.curve(request(plain, Subgroup.ALL), new Dose("years_in_trust", years, List.of()));

    assertThat(curve).hasSize(1);
    assertThat(curve.get(0).effect().problem()).contains("depends linearly on earlier columns");
  }

  @Test
  void pupilsOfALevelAreCounted() {
    for (Map.Entry<Subgroup, Integer> third :
        Map.of(
                level("prior_tercile=1"),
                1,
                level("prior_tercile=2"),
                2,
                level("prior_tercile=3"),
                3)
            .entrySet()) {
      FitCounts counts = effect(thirds, third.getKey()).counts();
      assertThat(counts.treatedPupils()).isEqualTo(counted(third.getValue(), 1));
      assertThat(counts.comparisonPupils()).isEqualTo(counted(third.getValue(), 0));
    }
    FitCounts difference = effect(thirds, level("prior_tercile=3-1")).counts();
    assertThat(difference.fewestPupils())
        .isEqualTo(
            Stream.of(counted(1, 1), counted(1, 0), counted(3, 1), counted(3, 0))
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow());
  }

  private static Subgroup level(String name) {
    return Subgroup.of("prior_tercile").stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private double counted(int third, int treated) {
    return (double)
        MadeUpStudy.YEARS.stream()
            .flatMap(
                year ->
                    Stream.iterate(0, i -> i < 32, i -> i + 1)
                        .flatMap(school -> study.pupils(school, year).stream()))
            .filter(p -> p.get("third") == third && p.get("treated") == treated)
            .count();
  }

  @Test
  void aSubgroupWithoutPupilsInAnArmIsNotEstimable() {
    PupilPanel onlyTreated =
        study.panel(
            "y",
            List.of("disadvantaged"),
            List.of(p -> p.get("flag") * p.get("treated"), p -> p.get("y")));

    for (Subgroup subgroup : Subgroup.of("disadvantaged")) {
      Effect effect = effect(onlyTreated, subgroup);
      if (subgroup.name().equals("disadvantaged=0")) {
        assertThat(effect.estimated()).isTrue();
      } else {
        assertThat(effect.problem())
            .isEqualTo(
                "fewer than two schools in an arm have pupils of the subgroup with a result");
      }
    }
  }

  private Effect effect(PupilPanel panel, Subgroup subgroup) {
    return estimator.estimate(request(panel, subgroup), WildBootstrap.Use.ROW);
  }

  private static EffectRequest request(PupilPanel panel, Subgroup subgroup) {
    return new EffectRequest(panel, MadeUpStudy.YEARS, EstimandAverage.SCHOOL, subgroup);
  }
}
