package org.matimpact.pipeline.synthetic;

/**
 * Key stage 2 results of a school-year before rounding.
 *
 * @param reading progress, scaled-score points
 * @param writing progress
 * @param maths progress
 * @param readingScore mean scaled score
 * @param mathsScore mean scaled score
 */
record Ks2Results(
    double reading, double writing, double maths, double readingScore, double mathsScore) {

  /** Mean scaled scores 104 and 104.5, 2017 to 2019 (key stage 2 tables, national row). */
  private static final double READING_IN_ENGLAND = 104.2;

  private static final double MATHS_IN_ENGLAND = 104.4;

  /** Scaled-score points a key stage 1 point is worth; so that schools' scores spread by 2.8. */
  private static final double PER_PRIOR_POINT = 1.7;

  /** Half of what is left of a pupil's result is common to the subjects; rough. */
  private static final double COMMON = StrictMath.sqrt(.5);

  static Ks2Results of(SchoolYear schoolYear, Draws draws, Variation variation) {
    double reading = progress(OutcomeMeasure.READING_PROGRESS, 1, schoolYear, draws, variation);
    double writing = progress(OutcomeMeasure.WRITING_PROGRESS, 2, schoolYear, draws, variation);
    double maths = progress(OutcomeMeasure.MATHS_PROGRESS, 3, schoolYear, draws, variation);
    double start =
        PER_PRIOR_POINT
            * (schoolYear.cohort().prior()
                - Cohorts.nationalPrior(Phase.PRIMARY, schoolYear.year()));
    return new Ks2Results(
        reading,
        writing,
        maths,
        READING_IN_ENGLAND + start + reading,
        MATHS_IN_ENGLAND + start + maths);
  }

  private static double progress(
      OutcomeMeasure measure,
      int subject,
      SchoolYear schoolYear,
      Draws draws,
      Variation variation) {
    long id = schoolYear.school().id();
    long first = 10L * schoolYear.year();
    double noise =
        COMMON * draws.normal(Purpose.PUPIL_NOISE, id, first)
            + COMMON * draws.normal(Purpose.PUPIL_NOISE, id, first + subject);
    double pupils = StrictMath.max(1, schoolYear.cohort().measured());
    double mean =
        schoolYear.expected() + variation.withinSchool() * noise / StrictMath.sqrt(pupils);
    return measure.unitsPerPupilSd() * mean;
  }
}
