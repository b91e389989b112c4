package org.matimpact.statistics.matching;

/** The standard deviation in which a caliper is measured. */
public enum CaliperScale {
  /** The sample standard deviation of the score over all units, as in MatchIt. */
  OVERALL,
  /** The root of the mean of the two arms' variances (Austin 2011). */
  POOLED
}
