package org.matimpact.pipeline.synthetic;

/**
 * Unexplained variation of school results, as SDs in pupil SDs of the progress measure.
 *
 * @param trust between trusts, of the effect of each on its schools
 * @param school between schools, lasting
 * @param schoolYear between the years of a school
 * @param persistence correlation of a school's lasting effect with its quality before conversion,
 *     which inspectors saw and sponsors chose by; 0 to 1
 */
public record Variation(double trust, double school, double schoolYear, double persistence) {

  /** Checks that the parts leave variation between pupils. */
  public Variation {
    if (!(trust >= 0 && school >= 0 && schoolYear >= 0)) {
      throw new IllegalArgumentException(
          "Invalid variation: trust %s, school %s, school-year %s (each must be >= 0)"
              .formatted(trust, school, schoolYear));
    }
    if (!(persistence >= 0 && persistence <= 1)) {
      throw new IllegalArgumentException(
          "Invalid persistence: %s (must be from 0 to 1)".formatted(persistence));
    }
    if (between(trust, school, schoolYear) >= 1) {
      throw new IllegalArgumentException(
          "Cannot draw pupils: variation between schools is %s of the pupil variance (must be < 1)"
              .formatted(between(trust, school, schoolYear)));
    }
  }

  /**
   * Trust .12, school .20, school-year .12: fitted to Progress 8 of 2017 to 2019 in the published
   * performance tables, given prior attainment and intake. Persistence .3 is this project's choice.
   */
  public static Variation defaults() {
    return new Variation(.12, .20, .12, .3);
  }

  /** SD between the pupils of a school-year. */
  double withinSchool() {
    return StrictMath.sqrt(1 - between(trust, school, schoolYear));
  }

  private static double between(double trust, double school, double schoolYear) {
    return trust * trust + school * school + schoolYear * schoolYear;
  }
}
