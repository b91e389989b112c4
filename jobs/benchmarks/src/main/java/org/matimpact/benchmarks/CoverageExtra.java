package org.matimpact.benchmarks;

/** What else is counted beside the headline's coverage. */
enum CoverageExtra {
  /** How often the wild bootstrap (399 replicates) rejects the effect that the data have. */
  WILD,
  /** Coverage with the trusts' effects in the working covariance, at their true variance. */
  SHARED_EFFECT
}
