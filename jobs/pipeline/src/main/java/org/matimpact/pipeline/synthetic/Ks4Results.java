package org.matimpact.pipeline.synthetic;

/**
 * Key stage 4 results of a school-year before rounding.
 *
 * @param progress8 unadjusted Progress 8
 * @param adjustedPupils pupils whose extreme score was adjusted, from 2018
 * @param adjusted8 Progress 8 after the adjustment
 * @param attainment8 Attainment 8
 */
record Ks4Results(double progress8, int adjustedPupils, double adjusted8, double attainment8) {

  /** Attainment 8 of state-funded schools: 46.3 to 46.7, 2017 to 2019 (key stage 4 tables). */
  private static final double ATTAINMENT_IN_ENGLAND = 46.5;

  /**
   * Attainment 8 points a key stage 2 point is worth at equal progress: 4.73 less ten times .073,
   * by least squares over the schools of the 2019 key stage 4 tables.
   */
  private static final double PER_PRIOR_POINT = 4.0;

  /** Pupils adjusted: 4,696 of 494,832 in 2018 (key stage 4 tables, national row). */
  private static final double ADJUSTED = .0095;

  /** Rise of an adjusted score: Progress 8 of England went from -.03 to -.02 in 2018. */
  private static final double RISE = 1.05;

  private static final int FIRST_YEAR_ADJUSTED = 2018;

  static Ks4Results of(SchoolYear schoolYear, Draws draws, Variation variation) {
    long id = schoolYear.school().id();
    int year = schoolYear.year();
    double pupils = StrictMath.max(1, schoolYear.cohort().measured());
    double noise = draws.normal(Purpose.PUPIL_NOISE, id, 10L * year) / StrictMath.sqrt(pupils);
    double progress =
        OutcomeMeasure.PROGRESS_8.unitsPerPupilSd()
            * (schoolYear.expected() + variation.withinSchool() * noise);
    int adjusted = adjusted(pupils, draws.uniform(Purpose.EXTREME_SCORES, id, year), year);
    return new Ks4Results(
        progress,
        adjusted,
        progress + RISE * adjusted / pupils,
        StrictMath.max(
            0,
            ATTAINMENT_IN_ENGLAND
                + PER_PRIOR_POINT * (schoolYear.cohort().prior() - Cohorts.KS2_MEAN)
                + 10 * progress));
  }

  private static int adjusted(double pupils, double chance, int year) {
    return year < FIRST_YEAR_ADJUSTED ? 0 : (int) (pupils * ADJUSTED + chance);
  }
}
