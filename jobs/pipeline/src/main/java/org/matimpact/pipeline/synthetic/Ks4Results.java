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

  /** The results of the pupils of a school-year. */
  static Ks4Results of(SchoolYear schoolYear, NationalResults national) {
    Progress8 progress = new Progress8(national, schoolYear.year());
    long unadjusted = 0;
    long published = 0;
    long attainment = 0;
    int adjusted = 0;
    int measured = 0;
    int scores = 0;
    for (Pupil pupil : schoolYear.pupils()) {
      if (pupil.measured()) {
        unadjusted += progress.unadjusted(pupil);
        published += progress.published(pupil);
        adjusted += progress.adjusts(pupil) ? 1 : 0;
        measured++;
      }
      if (pupil.first() != Pupil.MISSING) {
        attainment += pupil.first();
        scores++;
      }
    }
    double all = Math.max(1, measured);
    return new Ks4Results(
        .001 * unadjusted / all,
        adjusted,
        .001 * published / all,
        .01 * attainment / Math.max(1, scores));
  }
}
