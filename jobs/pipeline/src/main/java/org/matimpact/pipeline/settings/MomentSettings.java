package org.matimpact.pipeline.settings;

import java.io.Serializable;

/**
 * How means are matched by choosing schools.
 *
 * @param tolerance largest difference of means, in standard deviations of the treated
 * @param effort limit on the search, in deterministic seconds of the solver
 */
public record MomentSettings(double tolerance, double effort) implements Serializable {}
