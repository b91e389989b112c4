package org.matimpact.statistics.matching;

/** Whose average effect weights are for. */
public enum Estimand {
  /** The treated. */
  ATT,
  /** The comparison units. */
  ATC,
  /** All units. */
  ATE,
  /** Units weighted by how evenly they may be in either arm (Li, Morgan &amp; Zaslavsky 2018). */
  ATO
}
