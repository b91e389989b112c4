package org.matimpact.statistics.bootstrap;

/** Estimates again with clusters counted as often as they were drawn. */
public sealed interface ResampledEstimator permits FixedRatios, RefittedRatios {

  /**
   * Returns the estimate.
   *
   * @param counts how often each cluster counts, by ascending code
   */
  ResampledEstimate estimate(int[] counts);
}
