package org.matimpact.pipeline.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Schools and trusts vary as the settings say: each part alone, by the equation of the class. */
class OutcomesTest {
  private static final PupilMeasure READING = PupilMeasure.READING_SCORE;
  private static final PupilMeasure MATHS = PupilMeasure.MATHS_SCORE;

  private static final England NONE = england(new Variation(0, 0, 0, .3));
  private static final List<School> PRIMARIES = KeyStage.KS2.schools(NONE, 2019);

  @Test
  void schoolsVaryLastingly() {
    Outcomes with = new Outcomes(england(new Variation(0, .2, 0, .3)));
    Outcomes without = new Outcomes(NONE);
    ToDoubleFunction<School> reading = school -> added(school, 2019, READING, with, without);
    ToDoubleFunction<School> before = school -> added(school, 2017, READING, with, without);
    ToDoubleFunction<School> maths = school -> added(school, 2019, MATHS, with, without);
    assertThat(Math.sqrt(covariance(reading, reading))).isCloseTo(.2, within(.01));
    assertThat(covariance(reading, before)).isCloseTo(.04, within(.004));
    // .3^2 of the variance is quality, common to the outcomes, and .7 of the rest.
    assertThat(covariance(reading, maths)).isCloseTo(.04 * (.09 + .7 * .91), within(.004));
    assertThat(covariance(reading, school -> school.site().quality()))
        .isCloseTo(.2 * .3, within(.012));
  }

  @Test
  void yearsOfASchoolVary() {
    Outcomes with = new Outcomes(england(new Variation(0, 0, .12, .3)));
    Outcomes without = new Outcomes(NONE);
    ToDoubleFunction<School> reading = school -> added(school, 2019, READING, with, without);
    ToDoubleFunction<School> before = school -> added(school, 2018, READING, with, without);
    assertThat(Math.sqrt(covariance(reading, reading))).isCloseTo(.12, within(.006));
    assertThat(covariance(reading, before)).isCloseTo(0, within(.0015));
  }

  /** A school that was in no trust the whole school year has no effect of one. */
  @Test
  void onlyMembersOfATrustAllYearHaveItsEffect() {
    England england = england(Variation.defaults());
    Outcomes outcomes = new Outcomes(england);
    for (School school : KeyStage.KS2.schools(england, 2018)) {
      boolean member =
          england
              .trustThroughout(school, StudyDates.yearBegins(2018), StudyDates.testsOver(2018))
              .flatMap(Trust::band)
              .isPresent();
      assertThat(outcomes.trustEffect(school, 2018, READING) != 0).isEqualTo(member);
    }
  }

  private static double added(
      School school, int year, PupilMeasure measure, Outcomes with, Outcomes without) {
    return with.schoolEffect(school.site(), year, measure)
        - without.schoolEffect(school.site(), year, measure);
  }

  private static double covariance(ToDoubleFunction<School> x, ToDoubleFunction<School> y) {
    double n = PRIMARIES.size();
    double meanX = PRIMARIES.stream().mapToDouble(x).sum() / n;
    double meanY = PRIMARIES.stream().mapToDouble(y).sum() / n;
    return PRIMARIES.stream()
            .mapToDouble(s -> (x.applyAsDouble(s) - meanX) * (y.applyAsDouble(s) - meanY))
            .sum()
        / n;
  }

  private static England england(Variation variation) {
    return new EnglandMaker(SyntheticSettings.of(.3, 5).withVariation(variation)).make();
  }
}
