package org.matimpact.statistics.bootstrap;

/**
 * Random factors of mean 0 and variance 1 for the scores of clusters; each value of a multiplier is
 * equally likely. The same random number gives both multipliers the same sign.
 */
public enum Multiplier {
  /**
   * -1 or 1 (Cameron, Gelbach &amp; Miller 2008, Review of Economics and Statistics 90, 414-427).
   */
  RADEMACHER(1),
  /**
   * Minus or plus the roots of 1/2, 1 and 3/2 (Webb 2023, Canadian Journal of Economics 56,
   * 839-858; Queen's Economics Department Working Paper 1315 of 2014): with few clusters two values
   * give too few different statistics.
   */
  WEBB(3);

  /** Below, 2^G statistics are too few. */
  private static final int FEW_CLUSTERS = 12;

  private final int positive;

  /** Takes the number of positive values. */
  Multiplier(int positive) {
    this.positive = positive;
  }

  /** Returns Webb's with fewer than 12 clusters, else Rademacher's. */
  public static Multiplier forClusters(int clusters) {
    return clusters < FEW_CLUSTERS ? WEBB : RADEMACHER;
  }

  /** Returns the number of different values. */
  int size() {
    return 2 * positive;
  }

  /** The values by ascending index: of k positive ones the j-th is the root of 2 j / (k + 1). */
  double value(int index) {
    int rank = index < positive ? positive - index : index - positive + 1;
    double size = StrictMath.sqrt(2.0 * rank / (positive + 1));
    return index < positive ? -size : size;
  }

  /** The index of a value by its sixth of the unit interval: both sizes divide six. */
  int index(int sixth) {
    return sixth * size() / WildDraws.SIXTHS;
  }

  /** Returns the number of different vectors for some clusters; infinite beyond all bounds. */
  double combinations(int clusters) {
    return StrictMath.pow(size(), clusters);
  }
}
