package org.matimpact.pipeline.settings;

import java.util.List;

/**
 * How effects are estimated.
 *
 * @param estimandAverage what counts once; the first is the headline
 * @param leastDf below it an interval carries the caution that there are too few trusts
 */
public record EstimateSettings(List<EstimandAverage> estimandAverage, double leastDf) {

  /** What counts once in the average effect. */
  public enum EstimandAverage {
    SCHOOL,
    PUPIL
  }
}
