package org.matimpact.pipeline.study;

import org.matimpact.statistics.propensity.PropensityModel;

/**
 * A fitted propensity model.
 *
 * @param caution what a reader must know of its random intercepts; empty text for nothing
 */
record PropensityScore(PropensityModel model, String caution) {}
