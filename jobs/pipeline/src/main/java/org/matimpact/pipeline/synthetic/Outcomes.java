package org.matimpact.pipeline.synthetic;

import java.util.Optional;

/**
 * What a school and its trust add to the results of a pupil. In SDs of the national pupils'
 * outcome,
 *
 * <pre>
 * school(j, t) = c1 FSM6(j) + c2 EAL(j) + c3 standing(j) + region + gender + technical
 *                + h hidden(j) + u(j) + v(j, t)
 * trust(j, t)  = planted(outcome, band of k, route of j) + w(k)
 *                when j was in trust k the whole school year and k ran two schools or more at the
 *                end; else 0
 * u(j)         = .20 (r quality(j) + sqrt(1 - r^2) z(j)),  r the persistence of quality
 * v(j, t)      = .12 z(j, t),   w(k) = .12 z(k)
 * </pre>
 *
 * <p>FSM6, EAL and standing are those of the intake in the long run, about England; h is the hidden
 * confounder of the settings and hidden(j) standard normal. Each z is sqrt(.7) of a part common to
 * the outcomes and sqrt(.3) of one's own. The SDs are settings. Conversion itself changes nothing.
 *
 * <p>The effect of a school's intake beyond the pupils' own (c) is set so that schools' progress
 * goes with their intake about as published. Least squares of Progress 8 on KS2APS, disadvantaged
 * and EAL shares over the 3,178 schools of the 2019 key stage 4 tables gives .073 a point, -1.22
 * and 1.12 Progress 8 points; here 0, -1.2 and 1.0. Of key stage 2 progress over 918 school-years
 * of one local authority: -.10 SD of progress a point of TKS1AVERAGE, -.8 to -1.1 and .1 to .4.
 */
final class Outcomes {
  /** Girls' schools do better, UTCs and studio schools worse; 2019 tables, partly intake. */
  private static final double GIRLS = .10;

  private static final double TECHNICAL = -.2;

  private static final double COMMON = StrictMath.sqrt(.7);
  private static final double OWN = StrictMath.sqrt(.3);

  private final England england;
  private final Draws draws;
  private final Variation variation;

  Outcomes(England england) {
    this.england = england;
    this.draws = england.draws();
    this.variation = england.settings().variation();
  }

  /** What the school adds in a year without its trust; SDs of pupils. */
  double schoolEffect(Site site, int year, PupilMeasure measure) {
    return intake(site, measure)
        + site.region().progress()
        + (site.gender() == Gender.GIRLS ? GIRLS : 0)
        + (site.stage() == Stage.TECHNICAL ? TECHNICAL : 0)
        + england.settings().hiddenConfounder() * hiddenTrait(site, draws)
        + lasting(site, measure)
        + passing(site, year, measure);
  }

  /** What the trust adds in a year; 0 for a school that was not in one the whole year. */
  double trustEffect(School school, int year, PupilMeasure measure) {
    Optional<Trust> trust =
        england.trustThroughout(school, StudyDates.yearBegins(year), StudyDates.testsOver(year));
    return trust
        .flatMap(Trust::band)
        .map(band -> planted(school, band, measure) + deviation(trust.orElseThrow(), measure))
        .orElse(0.0);
  }

  /** The mean effect planted for schools like this one. */
  double planted(School school, SizeBand band, PupilMeasure measure) {
    boolean evaluated = school.site().phase() == measure.phase();
    return evaluated
        ? england.settings().planted().of(measure, band, Route.of(school.status()))
        : 0;
  }

  /** Difference of the effect of a trust from the mean planted for its schools. */
  double deviation(Trust trust, PupilMeasure measure) {
    double own = draws.normal(Purpose.TRUST_MEASURE_EFFECT, trust.uid(), measure.number());
    return COMMON * trust.effect() + OWN * variation.trust() * own;
  }

  /** A trait of schools that no file shows; standard normal. */
  static double hiddenTrait(Site site, Draws draws) {
    return draws.normal(Purpose.HIDDEN_TRAIT, site.id());
  }

  private static double intake(Site site, PupilMeasure measure) {
    PupilSlopes slopes = PupilSlopes.of(measure);
    NationalShares shares = NationalShares.of(measure.phase() == Phase.PRIMARY);
    return slopes.schoolDisadvantage() * (Cohorts.disadvantaged(site) - shares.disadvantaged())
        + slopes.schoolLanguage() * (site.intake().language() - shares.language())
        + slopes.schoolStanding() * site.intake().standing();
  }

  private double lasting(Site site, PupilMeasure measure) {
    double persistence = variation.persistence();
    double fresh = StrictMath.sqrt(1 - persistence * persistence);
    double common = draws.normal(Purpose.SCHOOL_EFFECT, site.id());
    double own = draws.normal(Purpose.SCHOOL_EFFECT, site.id(), 1L + measure.number());
    return variation.school()
        * (persistence * site.quality() + fresh * (COMMON * common + OWN * own));
  }

  private double passing(Site site, int year, PupilMeasure measure) {
    double common = draws.normal(Purpose.SCHOOL_YEAR_EFFECT, site.id(), year);
    long counter = 10_000L * (1 + measure.number()) + year;
    double own = draws.normal(Purpose.SCHOOL_YEAR_EFFECT, site.id(), counter);
    return variation.schoolYear() * (COMMON * common + OWN * own);
  }
}
