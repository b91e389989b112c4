package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The equation behind every result. In pupil SDs of the progress measure of the phase,
 *
 * <pre>
 * expected(j, t) = b1 (prior - England) + b2 (FSM6 - England) + b3 (EAL - England)
 *                  + region + gender + technical
 *                  + trust(j, t) + u(j) + v(j, t)
 * trust(j, t)    = planted(phase, band of k) + w(k)  when j was in trust k the whole school year
 *                  and k ran two schools or more at the end; else 0
 * u(j)           = .20 (r quality(j) + sqrt(1 - r^2) z(j)),  r the persistence of quality
 * v(j, t)        = .12 z(j, t),   w(k) = .12 z(k)
 * </pre>
 *
 * <p>prior, FSM6 and EAL are those of the cohort as published. Conversion itself changes nothing,
 * nor does the route. The SDs are settings.
 *
 * <p>Secondary coefficients: least squares of Progress 8 on KS2APS, disadvantaged and EAL shares
 * over the 3,178 schools of the 2019 key stage 4 tables gives .073 a point, -1.22 and 1.12, divided
 * by the pupil SD of 1.25. Primary coefficients: the same of reading, writing and mathematics
 * progress on TKS1AVERAGE and the two shares over 918 school-years of one local authority, 2017 to
 * 2019, gives -.10 a point, -.8 to -1.1 and .1 to .4 pupil SDs: progress is relative to prior
 * attainment, and schools of high key stage 1 results make less.
 */
final class Outcomes {
  private record Slopes(double prior, double disadvantage, double language) {}

  private record Means(double disadvantage, double language) {}

  private static final Slopes PRIMARY = new Slopes(-.10, -.90, .25);
  private static final Slopes SECONDARY = new Slopes(.0586, -.976, .90);

  /** Key stage 2 tables, 2019, national row: 31 % and 21 %. */
  private static final Means PRIMARY_MEANS = new Means(.31, .21);

  /** Key stage 4 tables, 2018, national row: 27.0 % and 16.5 %. */
  private static final Means SECONDARY_MEANS = new Means(.27, .165);

  /** Girls' schools do better, UTCs and studio schools worse; 2019 tables, partly intake. */
  private static final double GIRLS = .15;

  private static final double TECHNICAL = -.3;
  private static final double SPECIAL = -1.2;

  private final England england;
  private final Draws draws;
  private final Cohorts cohorts;
  private final Variation variation;

  Outcomes(England england) {
    this.england = england;
    this.draws = england.draws();
    this.cohorts = new Cohorts(draws);
    this.variation = england.settings().variation();
  }

  /** The school-year of a school that has results in the year. */
  SchoolYear of(School school, int year) {
    Cohort cohort = cohorts.of(school.site(), year);
    double expected =
        explained(school.site(), cohort, year)
            + trustEffect(school, year)
            + schoolEffect(school.site())
            + variation.schoolYear() * draws.normal(Purpose.SCHOOL_YEAR_EFFECT, school.id(), year);
    return new SchoolYear(school, year, cohort, expected);
  }

  /** What the trust adds in a year; 0 for a school that was not in one the whole year. */
  double trustEffect(School school, int year) {
    LocalDate from = StudyDates.yearBegins(year);
    Optional<Trust> trust = england.trustThroughout(school, from, StudyDates.testsOver(year));
    return trust
        .flatMap(Trust::band)
        .map(band -> planted(school, band) + trust.orElseThrow().effect())
        .orElse(0.0);
  }

  private double planted(School school, SizeBand band) {
    return england.settings().planted().of(school.site().phase(), band);
  }

  private static double explained(Site site, Cohort cohort, int year) {
    boolean primary = site.phase() == Phase.PRIMARY;
    Slopes slopes = primary ? PRIMARY : SECONDARY;
    Means means = primary ? PRIMARY_MEANS : SECONDARY_MEANS;
    return slopes.prior() * (cohort.prior() - Cohorts.nationalPrior(site.phase(), year))
        + slopes.disadvantage() * (cohort.share(cohort.disadvantaged()) - means.disadvantage())
        + slopes.language() * (cohort.share(cohort.language()) - means.language())
        + site.region().progress()
        + (site.gender() == Gender.GIRLS ? GIRLS : 0)
        + (site.stage() == Stage.TECHNICAL ? TECHNICAL : 0)
        + (site.phase() == Phase.SPECIAL ? SPECIAL : 0);
  }

  private double schoolEffect(Site site) {
    double persistence = variation.persistence();
    double fresh = StrictMath.sqrt(1 - persistence * persistence);
    return variation.school()
        * (persistence * site.quality() + fresh * draws.normal(Purpose.SCHOOL_EFFECT, site.id()));
  }
}
