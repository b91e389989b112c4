package org.matimpact.pipeline.study;

import java.io.Serializable;

/**
 * Spread of an outcome among the pupils of a matched sample, from the empty model: outcome, year
 * effects and the same random effects.
 *
 * @param sdTotal root of the sum of the variance components; NaN for an outcome of schools
 * @param degreesOfFreedom of that standard deviation
 * @param intraclassCorrelation share of the variance between schools
 */
public record PupilScale(double sdTotal, double degreesOfFreedom, double intraclassCorrelation)
    implements Serializable {

  /** An outcome of schools has none. */
  static final PupilScale NONE = new PupilScale(Double.NaN, Double.NaN, Double.NaN);

  /** Whether there is one. */
  public boolean known() {
    return !Double.isNaN(sdTotal);
  }
}
