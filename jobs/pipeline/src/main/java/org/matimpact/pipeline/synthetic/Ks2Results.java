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

  /** Half of what is left of a pupil's result is common to the subjects; rough. */
  private static final double COMMON = .5;

  /**
   * The results of the pupils of a school-year. Writing is assessed by teachers and not in the
   * pupil files: it goes half with reading and mathematics.
   */
  static Ks2Results of(SchoolYear schoolYear, NationalResults national, Draws draws) {
    long reading = 0;
    long maths = 0;
    int measured = 0;
    for (Pupil pupil : schoolYear.pupils()) {
      if (pupil.measured()) {
        reading += progress(pupil, PupilMeasure.READING_SCORE, national);
        maths += progress(pupil, PupilMeasure.MATHS_SCORE, national);
        measured++;
      }
    }
    double readingProgress = .01 * reading / Math.max(1, measured);
    double mathsProgress = .01 * maths / Math.max(1, measured);
    double chance =
        draws.normal(Purpose.PUPIL_NOISE, schoolYear.school().id(), 10L * schoolYear.year());
    return new Ks2Results(
        readingProgress,
        writing(readingProgress, mathsProgress, chance / StrictMath.sqrt(Math.max(1, measured))),
        mathsProgress,
        mean(schoolYear, PupilMeasure.READING_SCORE),
        mean(schoolYear, PupilMeasure.MATHS_SCORE));
  }

  private static int progress(Pupil pupil, PupilMeasure measure, NationalResults national) {
    return pupil.score(measure) - national.expected(measure, pupil.prior());
  }

  private static double writing(double reading, double maths, double chance) {
    double others =
        .5 * reading / OutcomeMeasure.READING_PROGRESS.unitsPerPupilSd()
            + .5 * maths / OutcomeMeasure.MATHS_PROGRESS.unitsPerPupilSd();
    return OutcomeMeasure.WRITING_PROGRESS.unitsPerPupilSd()
        * (others + StrictMath.sqrt(1 - COMMON) * chance);
  }

  private static double mean(SchoolYear schoolYear, PupilMeasure measure) {
    long sum = 0;
    int scores = 0;
    for (Pupil pupil : schoolYear.pupils()) {
      if (pupil.score(measure) != Pupil.MISSING) {
        sum += pupil.score(measure);
        scores++;
      }
    }
    return scores == 0 ? measure.mean(schoolYear.year()) : .01 * sum / scores;
  }
}
