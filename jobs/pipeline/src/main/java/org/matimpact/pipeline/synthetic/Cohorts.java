package org.matimpact.pipeline.synthetic;

/** Sizes of cohorts, which vary by 6 % about the school's, and what holds of all of them. */
final class Cohorts {
  /**
   * Key stage 1 points of the cohort: mean 15.8 in 2017, 16.0, 16.2 in 2019; SD of pupils 3.4.
   *
   * <p>Key stage 2 performance tables 2017 to 2019, TKS1AVERAGE, national row.
   */
  private static final double KS1_IN_2017 = 15.8;

  private static final double KS1_PER_YEAR = .2;
  static final double KS1_PUPIL_SD = 3.4;

  /**
   * Key stage 2 points of the cohort: mean 28.3 (key stage 4 performance tables, KS2APS, national
   * row); SD of pupils about 4.
   */
  static final double KS2_MEAN = 28.3;

  static final double KS2_PUPIL_SD = 4.0;

  /** Disadvantaged at the end of key stage 2: 31 % in 2019 against 24 % of pupils of all ages. */
  private static final double DISADVANTAGED_BY_YEAR_6 = 1.3;

  private static final double RARELY_COVERED = .004;
  private static final double COHORT_SPREAD = .06;

  private final Draws draws;

  Cohorts(Draws draws) {
    this.draws = draws;
  }

  /** Mean prior attainment of England in a year, in points. */
  static double nationalPrior(Phase phase, int year) {
    return phase == Phase.PRIMARY ? KS1_IN_2017 + KS1_PER_YEAR * (year - 2017) : KS2_MEAN;
  }

  /** How many end their key stage in a year. */
  int pupils(Site site, int year) {
    double typical = site.intake().roll() / site.stage().fullYearGroups();
    double drawn = typical * (1 + COHORT_SPREAD * draws.normal(Purpose.COHORT, site.id(), year));
    return (int) StrictMath.max(1, StrictMath.round(drawn));
  }

  /** Share of the school's pupils of that age who are FSM6. */
  static double disadvantaged(Site site) {
    double ratio = site.phase() == Phase.PRIMARY ? DISADVANTAGED_BY_YEAR_6 : 1;
    return StrictMath.min(.98, ratio * site.intake().disadvantage());
  }

  /** True in the few school-years in which most pupils lack prior attainment. */
  boolean rarelyCovered(Site site, int year) {
    return draws.uniform(Purpose.COVERAGE, site.id(), 2L * year) < RARELY_COVERED;
  }
}
