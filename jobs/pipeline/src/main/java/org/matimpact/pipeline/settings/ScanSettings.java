package org.matimpact.pipeline.settings;

import java.util.List;

/**
 * What the scan of the pupils keeps. A model can use no other column without a new scan.
 *
 * @param predictors columns of pupil_attainment
 * @param derived products of predictors, such as {@code prior_attainment^2} and {@code
 *     prior_attainment*disadvantaged}
 * @param subgroups columns of 0 and 1 whose pupils are also summed apart, and prior_tercile
 * @param bands number of bands of a column of many values in covariate patterns
 */
public record ScanSettings(
    List<String> predictors, List<String> derived, List<String> subgroups, int bands) {}
