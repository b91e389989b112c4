package org.matimpact.pipeline.settings;

import java.util.List;

/**
 * A named set of covariates, used for matching and in the outcome model alike.
 *
 * @param name name on every row that uses the set
 * @param covariates in the order of the settings
 */
public record CovariateSetSettings(String name, List<CovariateSettings> covariates) {}
