package org.matimpact.pipeline.synthetic;

/**
 * Coefficients of the outcome of a pupil, in SDs of pupils; see {@link PupilOutcomes}.
 *
 * @param prior a SD of prior attainment
 * @param curve the square of it, less 1
 * @param female girls against boys
 * @param disadvantaged FSM6 against others
 * @param language English as an additional language against others
 * @param support special educational needs with support against none
 * @param plan with a plan against none
 * @param deprivation a unit of income deprivation, from 0 to 1
 * @param month a month of age
 * @param schoolDisadvantage a unit of the FSM6 share of the school's intake, beyond the pupil's own
 * @param schoolLanguage a unit of the EAL share of the school's intake, beyond the pupil's own
 * @param schoolStanding a SD of the prior attainment of the school's intake, beyond the pupil's own
 * @param explained variance of all that is explained, pupils of England; what is left of 1 after
 *     the parts of {@link Variation} is between pupils
 * @param offset that brings the mean of England to its published value
 */
record PupilSlopes(
    double prior,
    double curve,
    double female,
    double disadvantaged,
    double language,
    double support,
    double plan,
    double deprivation,
    double month,
    double schoolDisadvantage,
    double schoolLanguage,
    double schoolStanding,
    double explained,
    double offset) {

  private static final PupilSlopes READING =
      new PupilSlopes(.64, 0, .07, -.06, .03, -.28, -.60, -.25, 0, -.30, .10, -.06, .49, -.037);
  private static final PupilSlopes MATHS =
      new PupilSlopes(.65, 0, -.175, -.14, .15, -.25, -.55, -.25, 0, -.30, .10, -.06, .495, -.038);
  private static final PupilSlopes ATTAINMENT =
      new PupilSlopes(.60, .03, .19, -.30, .22, -.33, -.60, -.50, -.006, -.15, .15, 0, .61, .001);

  static PupilSlopes of(PupilMeasure measure) {
    return switch (measure) {
      case READING_SCORE -> READING;
      case MATHS_SCORE -> MATHS;
      case ATTAINMENT_8 -> ATTAINMENT;
    };
  }
}
