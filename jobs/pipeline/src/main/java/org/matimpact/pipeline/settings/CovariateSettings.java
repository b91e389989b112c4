package org.matimpact.pipeline.settings;

import java.util.OptionalDouble;

/**
 * One covariate.
 *
 * @param covariate its name in the tables
 * @param from where its values are
 * @param name name of the measure or attribute there
 * @param per measure that divides it, such as all pupils for a share; empty text for none
 * @param year year of a measure; 0 otherwise
 * @param boysSchools value for boys' schools where the source is blank
 * @param girlsSchools value for girls' schools where the source is blank
 */
public record CovariateSettings(
    String covariate,
    From from,
    String name,
    String per,
    int year,
    Transform transform,
    Timing timing,
    OptionalDouble boysSchools,
    OptionalDouble girlsSchools) {

  /** Where a covariate's values are. */
  public enum From {
    MEASURE,
    ATTRIBUTE,
    JUDGEMENT
  }

  /** What is done to a numeric value. */
  public enum Transform {
    NONE,
    LOG,
    SQUARE
  }

  /** When the value was measured relative to joining a trust. */
  public enum Timing {
    FIXED,
    BEFORE,
    DURING,
    AFTER
  }
}
