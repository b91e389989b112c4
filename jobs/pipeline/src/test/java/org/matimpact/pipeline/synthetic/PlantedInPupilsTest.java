package org.matimpact.pipeline.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is planted in pupils is there to be found, and nothing else. */
class PlantedInPupilsTest {
  private static final England ENGLAND = england(SyntheticSettings.of(.2, 11));

  /**
   * Two Englands that differ by the planted effect alone: the mean score of treated pupils differs
   * by it, in SDs of the observed national outcome. Rounding leaves a standard error of .3 %.
   */
  @ParameterizedTest
  @EnumSource(PupilMeasure.class)
  void theObservedScoreCarriesThePlantedEffect(PupilMeasure measure) {
    SyntheticSettings settings =
        SyntheticSettings.of(.1, 3).withVariation(new Variation(0, .2, .12, .3));
    for (double effect : new double[] {-.1, .15}) {
      England without = england(settings.withPlanted(PlantedEffects.none()));
      England with = england(settings.withPlanted(PlantedEffects.everywhere(effect)));
      double difference = 0;
      double pupils = 0;
      double sd = 0;
      for (int year : StudyDates.RESULT_YEARS) {
        Pupils plainly = new Pupils(without);
        Pupils treated = PupilRegression.drawn(with, measure, year);
        KeyStage keyStage = PupilRegression.keyStage(measure);
        sd += NationalResults.of(treated, with, keyStage, year).sd(measure) / 3;
        for (School school : keyStage.schools(with, year)) {
          if (new Outcomes(with).trustEffect(school, year, measure) != 0) {
            SchoolYear plain = plainly.of(school, year);
            SchoolYear moved = treated.of(school, year);
            difference += sum(moved, measure) - sum(plain, measure);
            pupils += scores(moved, measure);
          }
        }
      }
      assertThat(pupils).isGreaterThan(20_000);
      assertThat(difference / pupils / sd).isCloseTo(effect, within(.02 * Math.abs(effect)));
    }
  }

  /** Least squares, given all that was drawn of pupils and schools but the trusts. */
  @ParameterizedTest
  @EnumSource(PupilMeasure.class)
  void leastSquaresFindsTheRealisedEffect(PupilMeasure measure) {
    assertThat(PupilRegression.estimate(ENGLAND, measure, 0))
        .isCloseTo(realised(treated(ENGLAND), measure), within(.015));
  }

  /** Converters were chosen on success, sponsored schools on failure. */
  @Test
  void naiveComparisonIsWrong() {
    assertThat(naiveError(Route.CONVERTER)).isGreaterThan(.04);
    assertThat(naiveError(Route.SPONSORED)).isLessThan(-.1);
  }

  private static double naiveError(Route route) {
    PupilMeasure measure = PupilMeasure.READING_SCORE;
    Set<Long> treated = PupilRegression.treatedIds(ENGLAND, route);
    PupilSample sample = PupilRegression.compared(ENGLAND, measure, treated);
    double naive = sample.gap(row -> treated.contains(row.school().id()));
    List<TreatedSchool> ofRoute =
        treated(ENGLAND).stream().filter(school -> school.route() == route).toList();
    return naive - realised(ofRoute, measure);
  }

  /** Of two Englands with the trait, only the estimate that is given it finds the effect. */
  @Test
  void aHiddenConfounderBiasesWhoeverCannotSeeIt() {
    double size = .2;
    England england = england(SyntheticSettings.of(.2, 11).withHiddenConfounder(size));
    PupilMeasure measure = PupilMeasure.ATTAINMENT_8;
    double realised = realised(treated(england), measure);
    assertThat(PupilRegression.estimate(england, measure, 0)).isCloseTo(realised, within(.015));
    assertThat(PupilRegression.estimate(england, measure, size) - realised).isBetween(.06, .25);
    assertThat(inTrusts(england)).isCloseTo(inTrusts(ENGLAND), within(.05));
  }

  @Test
  void theNullPlantsNothingButTrustsStillDiffer() {
    England england = england(SyntheticSettings.of(.1, 1).withPlanted(PlantedEffects.none()));
    List<TreatedSchool> treated = treated(england);
    assertThat(treated).allMatch(t -> t.planted().values().stream().allMatch(e -> e == 0));
    double[] deviations =
        treated.stream()
            .mapToDouble(t -> t.deviation().values().iterator().next())
            .distinct()
            .toArray();
    double squares = 0;
    for (double deviation : deviations) {
      squares += deviation * deviation / deviations.length;
    }
    assertThat(Math.sqrt(squares)).isCloseTo(.12, within(.02));
  }

  private static double realised(List<TreatedSchool> treated, PupilMeasure measure) {
    double sum = 0;
    double pupils = 0;
    for (TreatedSchool school : treated) {
      if (school.school().site().phase() == measure.phase()) {
        double effect = school.planted().get(measure) + school.deviation().get(measure);
        sum += school.pupils() * effect;
        pupils += school.pupils();
      }
    }
    return sum / pupils;
  }

  private static List<TreatedSchool> treated(England england) {
    return england.schools().stream()
        .flatMap(school -> TreatedSchool.of(school, england).stream())
        .toList();
  }

  private static double inTrusts(England england) {
    return england.schools().stream()
        .mapToDouble(school -> school.status().inTrust() ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static England england(SyntheticSettings settings) {
    return new EnglandMaker(settings).make();
  }

  private static double sum(SchoolYear schoolYear, PupilMeasure measure) {
    return schoolYear.pupils().stream()
        .filter(pupil -> pupil.score(measure) != Pupil.MISSING)
        .mapToDouble(pupil -> .01 * pupil.score(measure))
        .sum();
  }

  private static long scores(SchoolYear schoolYear, PupilMeasure measure) {
    return schoolYear.pupils().stream()
        .filter(pupil -> pupil.score(measure) != Pupil.MISSING)
        .count();
  }
}
