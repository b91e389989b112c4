package org.matimpact.pipeline.settings;

import java.util.List;

/**
 * How effects are estimated.
 *
 * @param estimandAverage what counts once; the first is the headline
 * @param leastDf below it an interval carries the caution that there are too few trusts
 * @param leastTrusts below it an estimate carries the caution that it rests on few treated trusts
 * @param pupilCovariates scanned columns that every model of pupils adjusts for
 * @param priorAttainment scanned columns that models of progress adjust for beside them
 */
public record EstimateSettings(
    List<EstimandAverage> estimandAverage,
    double leastDf,
    int leastTrusts,
    List<String> pupilCovariates,
    List<String> priorAttainment) {

  /** What counts once in the average effect. */
  public enum EstimandAverage {
    SCHOOL,
    PUPIL
  }
}
