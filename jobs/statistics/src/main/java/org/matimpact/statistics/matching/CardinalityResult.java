package org.matimpact.statistics.matching;

/**
 * What cardinality matching chose.
 *
 * @param matching weights of 1 for the units kept, no pairs
 * @param kept units kept, of both arms
 * @param bound no choice keeps more than this
 */
public record CardinalityResult(Matching matching, long kept, long bound) {

  /** Whether no other choice keeps more units; if not, a longer search may. */
  public boolean isOptimal() {
    return kept == bound;
  }
}
