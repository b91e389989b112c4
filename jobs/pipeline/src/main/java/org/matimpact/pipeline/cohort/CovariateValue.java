package org.matimpact.pipeline.cohort;

import org.matimpact.pipeline.settings.CovariateSettings.Timing;

/**
 * One covariate of one school.
 *
 * @param level level of a categorical covariate; empty text for a numeric one
 * @param value value of a numeric covariate; 1 for a level
 * @param year academic year of the value; 0 when it has none
 * @param source source that supplied it
 */
record CovariateValue(
    String covariate, String level, double value, Timing timing, int year, String source) {

  boolean categorical() {
    return !level.isEmpty();
  }

  CovariateValue atLevel(String pooled) {
    return new CovariateValue(covariate, pooled, value, timing, year, source);
  }
}
