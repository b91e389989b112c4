package org.matimpact.statistics.random;

/**
 * What random numbers are drawn for: one seed gives each purpose numbers of its own. The code is
 * part of the key and never changes once results have been published with it.
 */
public enum Purpose {
  /** Multipliers of cluster scores. */
  WILD_BOOTSTRAP(1),
  /** Clusters drawn with replacement. */
  CLUSTER_BOOTSTRAP(2),
  /** Signs of matched sets. */
  RANDOMISATION(3),
  /** Imputed values of pupils. */
  IMPUTATION(4),
  /** Made-up data of a simulation. */
  SIMULATION(5);

  private final long code;

  Purpose(long code) {
    this.code = code;
  }

  /** Returns the second word of the key. */
  long code() {
    return code;
  }
}
