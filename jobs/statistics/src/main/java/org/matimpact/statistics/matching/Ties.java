package org.matimpact.statistics.matching;

/** Which of several equally near comparison units is taken. */
public enum Ties {
  /**
   * The one whose hash is smallest, then its identifier. Scores are rounded to 1e-10 of their
   * standard deviation, so that rounding error makes no order; a caliper holds to the same
   * precision. The match does not depend on the order of rows.
   */
  HASH,
  /**
   * MatchIt's rule on unrounded scores: the one fewer steps away when all units are ranked by
   * score, then row; then the one below. The match depends on the order of rows. Under a
   * Mahalanobis distance, as in MatchIt, ranks are those of its first coordinate, and of units as
   * near the one more steps away is taken, then the one above; two units on either side of a third
   * may there be as near but for rounding error, which then decides.
   */
  ROW_ORDER
}
