package org.matimpact.pipeline.synthetic;

/**
 * Progress 8 of a pupil: a tenth of the difference of Attainment 8 from the mean of the pupils of
 * England with the same prior attainment. From 2018 a score below -3.05 is set to -3.05, so that
 * about 1 % of pupils are adjusted: 4,696 of 494,832 in 2018 (key stage 4 tables, national row; the
 * limits of the Department for Education differ by prior attainment).
 */
final class Progress8 {
  private static final int FIRST_YEAR_ADJUSTED = 2018;
  private static final int LEAST = -3050;

  private final NationalResults national;
  private final int year;

  Progress8(NationalResults national, int year) {
    this.national = national;
    this.year = year;
  }

  /** Unadjusted, in thousandths; of a pupil who is measured. */
  int unadjusted(Pupil pupil) {
    return pupil.first() - national.expected(PupilMeasure.ATTAINMENT_8, pupil.prior());
  }

  /** As published for the year, in thousandths; of a pupil who is measured. */
  int published(Pupil pupil) {
    return adjusts(pupil) ? LEAST : unadjusted(pupil);
  }

  /** True when the published score is an adjusted one. */
  boolean adjusts(Pupil pupil) {
    return year >= FIRST_YEAR_ADJUSTED && unadjusted(pupil) < LEAST;
  }
}
