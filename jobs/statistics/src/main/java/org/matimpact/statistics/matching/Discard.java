package org.matimpact.statistics.matching;

/** Which units outside the common support of the score are set aside before matching. */
public enum Discard {
  /** None. */
  NONE,
  /** Treated units outside the range of the comparison units. */
  TREATED,
  /** Comparison units outside the range of the treated. */
  COMPARISON,
  /** Units outside the range that the arms share. */
  BOTH;

  /**
   * Returns which units are set aside.
   *
   * @param treated the arm of each row, both present
   * @param score the score of each row
   */
  public boolean[] discarded(boolean[] treated, double[] score) {
    double[] treatedRange = range(treated, score, true);
    double[] comparisonRange = range(treated, score, false);
    boolean[] discarded = new boolean[score.length];
    for (int row = 0; row < score.length; row++) {
      boolean outsideOwn = isOutside(score[row], treated[row] ? comparisonRange : treatedRange);
      discarded[row] =
          switch (this) {
            case NONE -> false;
            case TREATED -> treated[row] && outsideOwn;
            case COMPARISON -> !treated[row] && outsideOwn;
            case BOTH -> outsideOwn;
          };
    }
    return discarded;
  }

  private static boolean isOutside(double score, double[] range) {
    return score < range[0] || score > range[1];
  }

  private static double[] range(boolean[] treated, double[] score, boolean arm) {
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int row = 0; row < score.length; row++) {
      if (treated[row] == arm) {
        range[0] = StrictMath.min(range[0], score[row]);
        range[1] = StrictMath.max(range[1], score[row]);
      }
    }
    return range;
  }
}
