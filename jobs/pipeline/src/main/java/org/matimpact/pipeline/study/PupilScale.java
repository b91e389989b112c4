package org.matimpact.pipeline.study;

import java.io.Serializable;
import org.matimpact.statistics.mixed.MixedFit;

/**
 * Spread of an outcome among the pupils of a matched sample, from the empty model: outcome, year
 * effects and the same random effects.
 *
 * @param sdTotal root of the sum of the variance components; NaN for an outcome of schools
 * @param degreesOfFreedom of that standard deviation
 * @param intraclassCorrelation share of the variance between schools
 * @param singular whether the model of the effect estimates a variance of its random effects as
 *     zero, or a correlation as 1 or -1
 */
public record PupilScale(
    double sdTotal, double degreesOfFreedom, double intraclassCorrelation, boolean singular)
    implements Serializable {

  /** An outcome of schools has none. */
  static final PupilScale NONE = new PupilScale(Double.NaN, Double.NaN, Double.NaN, false);

  /** The same beside another model of the effect. */
  PupilScale of(MixedFit fit) {
    return with(fit.isSingular());
  }

  /** The same beside a model of which that is known. */
  PupilScale with(boolean isSingular) {
    return new PupilScale(sdTotal, degreesOfFreedom, intraclassCorrelation, isSingular);
  }

  /** Whether there is one. */
  public boolean known() {
    return !Double.isNaN(sdTotal);
  }
}
