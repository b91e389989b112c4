package org.matimpact.pipeline.synthetic;

/**
 * Draws cohorts: their sizes vary by 6 % about the school's, their make-up as a sample of its
 * intake.
 */
final class Cohorts {
  /**
   * Key stage 1 points of the cohort: mean 15.8 in 2017, 16.0, 16.2 in 2019; SD of schools about 1.
   *
   * <p>Key stage 2 performance tables 2017 to 2019, TKS1AVERAGE, national row.
   */
  private static final double KS1_IN_2017 = 15.8;

  private static final double KS1_PER_YEAR = .2;
  private static final double KS1_SCHOOL_SD = 1.0;
  private static final double KS1_PUPIL_SD = 3.4;

  /**
   * Key stage 2 points of the cohort: mean 28.3 (key stage 4 performance tables, KS2APS, national
   * row); SD of schools 1.46 with grammar schools, 2019.
   */
  static final double KS2_MEAN = 28.3;

  private static final double KS2_SCHOOL_SD = 1.05;
  private static final double KS2_PUPIL_SD = 4.0;

  /** Points below the mean of pupils in special schools; rough. */
  private static final double SPECIAL_SHORTFALL = 10;

  /** Disadvantaged at the end of key stage 2: 31 % in 2019 against 24 % of pupils of all ages. */
  private static final double DISADVANTAGED_BY_YEAR_6 = 1.3;

  /** Pupils with a plan 3 %, with support 15 %: key stage 2 tables 2019, national row. */
  private static final double PLANS = .03;

  private static final double SUPPORT = .14;

  /** Coverage of progress: 95 % of pupils (key stage 4 tables, P8MEACOV, national row). */
  private static final double COVERAGE = .955;

  private static final double RARELY_COVERED = .004;
  private static final double COHORT_SPREAD = .06;

  private final Draws draws;

  Cohorts(Draws draws) {
    this.draws = draws;
  }

  Cohort of(Site site, int year) {
    long id = site.id();
    int pupils = pupils(site, year);
    boolean special = site.phase() == Phase.SPECIAL;
    return new Cohort(
        pupils,
        sample(pupils, site.gender().shareOfBoys(), Purpose.COHORT_BOYS, id, year),
        sample(pupils, disadvantaged(site), Purpose.COHORT_DISADVANTAGE, id, year),
        sample(pupils, site.intake().language(), Purpose.COHORT_LANGUAGE, id, year),
        sample(pupils, special ? 1 : PLANS, Purpose.COHORT_NEEDS, id, 2L * year),
        special ? 0 : sample(pupils, SUPPORT, Purpose.COHORT_NEEDS, id, 2L * year + 1),
        prior(site, pupils, year),
        measured(site, pupils, year));
  }

  /** Mean prior attainment of England in a year, in points. */
  static double nationalPrior(Phase phase, int year) {
    return phase == Phase.PRIMARY ? KS1_IN_2017 + KS1_PER_YEAR * (year - 2017) : KS2_MEAN;
  }

  private int pupils(Site site, int year) {
    double typical = site.intake().roll() / site.stage().fullYearGroups();
    double drawn = typical * (1 + COHORT_SPREAD * draws.normal(Purpose.COHORT, site.id(), year));
    return (int) StrictMath.max(1, StrictMath.round(drawn));
  }

  private static double disadvantaged(Site site) {
    double ratio = site.phase() == Phase.PRIMARY ? DISADVANTAGED_BY_YEAR_6 : 1;
    return StrictMath.min(.98, ratio * site.intake().disadvantage());
  }

  private double prior(Site site, int pupils, int year) {
    boolean primary = site.phase() == Phase.PRIMARY;
    double schoolSd = primary ? KS1_SCHOOL_SD : KS2_SCHOOL_SD;
    double pupilSd = primary ? KS1_PUPIL_SD : KS2_PUPIL_SD;
    double chance = draws.normal(Purpose.COHORT_PRIOR, site.id(), year) / StrictMath.sqrt(pupils);
    return nationalPrior(site.phase(), year)
        - (site.phase() == Phase.SPECIAL ? SPECIAL_SHORTFALL : 0)
        + schoolSd * site.intake().standing()
        + pupilSd * chance;
  }

  private int measured(Site site, int pupils, int year) {
    boolean rarely = draws.uniform(Purpose.COVERAGE, site.id(), 2L * year) < RARELY_COVERED;
    double coverage = rarely ? .4 : COVERAGE;
    return sample(pupils, coverage, Purpose.COVERAGE, site.id(), 2L * year + 1);
  }

  /** A binomial count by its normal approximation. */
  private int sample(int pupils, double share, Purpose purpose, long id, long counter) {
    double spread = StrictMath.sqrt(pupils * share * (1 - share));
    long drawn = StrictMath.round(pupils * share + spread * draws.normal(purpose, id, counter));
    return (int) StrictMath.max(0, StrictMath.min(pupils, drawn));
  }
}
