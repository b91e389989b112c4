package org.matimpact.statistics.bootstrap;

/**
 * An estimate from clusters drawn with replacement.
 *
 * @param estimate l'b; not a number if these clusters do not determine it
 * @param standardError by CR0, each copy of a cluster a cluster of its own
 */
public record ResampledEstimate(double estimate, double standardError) {

  /** These clusters do not determine the contrast. */
  static final ResampledEstimate NONE = new ResampledEstimate(Double.NaN, Double.NaN);
}
