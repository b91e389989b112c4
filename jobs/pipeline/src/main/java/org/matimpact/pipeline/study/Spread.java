package org.matimpact.pipeline.study;

import java.io.Serializable;
import org.matimpact.pipeline.settings.EstimateSettings.SpreadLevel;

/**
 * How much effects or pupils differ at one level.
 *
 * @param sd standard deviation in the outcome's unit; of a logistic model on the logit scale
 * @param low lower limit of the 95 % profile-likelihood interval; NaN, as the next, where it is not
 *     asked for
 * @param high upper limit
 * @param correlation of slopes with the effects of the same schools; NaN for other levels, and with
 *     an effect of variance 0
 * @param pValue of the standard deviation being 0; NaN where it is not tested
 */
public record Spread(
    SpreadLevel level, double sd, double low, double high, double correlation, double pValue)
    implements Serializable {

  /** Without an interval or a test. */
  static Spread of(SpreadLevel level, double sd) {
    return new Spread(level, sd, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  /** Whether the standard deviation is estimated as 0. */
  public boolean atBoundary() {
    return sd == 0;
  }
}
