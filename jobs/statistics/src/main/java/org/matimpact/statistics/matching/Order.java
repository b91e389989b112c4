package org.matimpact.statistics.matching;

/** The order in which treated units choose. Without replacement the early ones choose best. */
public enum Order {
  /** Highest score first: those hardest to match. */
  LARGEST,
  /** Lowest score first. */
  SMALLEST,
  /** The closest pair of all first, then the next closest, among those still free. */
  CLOSEST,
  /** By distance to the nearest free comparison unit at the start of the round, farthest first. */
  FARTHEST,
  /** By the hash of the identifier under the problem's seed. */
  RANDOM,
  /** As the rows stand; the only order that depends on them. */
  DATA
}
