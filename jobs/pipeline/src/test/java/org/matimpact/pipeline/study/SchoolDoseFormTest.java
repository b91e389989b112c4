package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;

/**
 * Effects on schools' results along a dose. The truth is R's lm and clubSandwich (school-dose.R);
 * both solve the same equations, so only rounding and the 12 digits of the file are left.
 */
class SchoolDoseFormTest {

  private static final double ROUNDING = 1e-9;

  private final MadeUpStudy study = new MadeUpStudy();
  private final OutcomePanel results =
      InferenceChecksTest.schools(
          study.panel("y", List.of("x"), List.of(p -> p.get("x"), p -> p.get("y"))));

  @Test
  void theCurveIsThatOfLmAndClubSandwich() {
    Map<String, double[]> truth = MadeUpStudy.schoolDose();

    List<CurvePoint> curve = curve(study.bySchool("years"));

    assertThat(curve).hasSize(5);
    equalsR("average", curve.get(0), truth);
    equalsR("slope", curve.get(1), truth);
    for (CurvePoint point : curve.subList(2, 5)) {
      equalsR(Integer.toString((int) point.value()), point, truth);
    }
  }

  private static void equalsR(String figure, CurvePoint point, Map<String, double[]> truth) {
    double[] expected = truth.get(figure);
    Effect effect = point.effect();
    assertThat(effect.problem()).isEmpty();
    assertThat(effect.estimate()).as(figure).isCloseTo(expected[0], within(ROUNDING));
    assertThat(effect.standardError()).as(figure).isCloseTo(expected[1], within(ROUNDING));
    assertThat(effect.degreesOfFreedom() / expected[2]).as(figure).isCloseTo(1, within(ROUNDING));
  }

  @Test
  void withoutADifferenceInTheDoseThereIsNoCurve() {
    double[] same = new double[study.bySchool("years").length];
    Arrays.fill(same, 3);

    List<CurvePoint> curve = curve(same);

    assertThat(curve).hasSize(1);
    assertThat(curve.get(0).effect().problem())
        .isEqualTo("treated:years_in_trust is a linear combination of the columns before it");
  }

  private List<CurvePoint> curve(double[] years) {
    List<Dose.Point> points =
        Stream.of(2.0, 3.0, 5.0).map(year -> new Dose.Point(year, year)).toList();
    return study
        .estimator(InferenceRules.PLAIN, SchoolDoseFormTest::weighted)
        .curve(
            new EffectRequest(results, MadeUpStudy.YEARS, EstimandAverage.SCHOOL, Subgroup.ALL),
            new Dose("years_in_trust", years, points));
  }

  private static MatchedSchool weighted(MatchedSchool school) {
    return new MatchedSchool(
        school.row(),
        school.treated(),
        school.score(),
        1 + (school.row() + 1) % 3,
        school.cluster(),
        school.matchedSet());
  }
}
