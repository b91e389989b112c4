package org.matimpact.statistics.matching;

/**
 * Weights that make the arms of every subclass count alike (Hong 2010, Journal of Educational and
 * Behavioral Statistics 35, 499-531; MatchIt's definition): with n1 treated and n0 comparison units
 * in the subclass, ATT 1 and n1/n0; ATC n0/n1 and 1; ATE (n1 + n0)/n1 and (n1 + n0)/n0; each arm
 * then rescaled to mean 1.
 */
final class SubclassWeights {

  private SubclassWeights() {}

  /**
   * Returns one weight per row.
   *
   * @param subclass of each row; every one has both arms
   */
  static double[] of(boolean[] treated, int[] subclass, Estimand estimand) {
    if (estimand == Estimand.ATO) {
      throw new IllegalArgumentException(
          "Cannot weight subclasses for ATO (choose ATT, ATC or ATE, or weight by the score)");
    }
    int[][] counts = counts(treated, subclass);
    double[] total = new double[2];
    for (int set = 0; set < counts[0].length; set++) {
      total[0] += counts[0][set];
      total[1] += counts[1][set];
    }
    double all = total[0] + total[1];
    double[] weights = new double[treated.length];
    for (int row = 0; row < treated.length; row++) {
      if (subclass[row] != Matching.NO_SUBCLASS) {
        int arm = treated[row] ? 1 : 0;
        double own = counts[arm][subclass[row]];
        double other = counts[1 - arm][subclass[row]];
        weights[row] =
            switch (estimand) {
              case ATT -> arm == 1 ? 1 : other / own * (total[0] / total[1]);
              case ATC -> arm == 0 ? 1 : other / own * (total[1] / total[0]);
              default -> (own + other) / own * (total[arm] / all);
            };
      }
    }
    return weights;
  }

  private static int[][] counts(boolean[] treated, int[] subclass) {
    int most = Matching.NO_SUBCLASS;
    for (int set : subclass) {
      most = StrictMath.max(most, set);
    }
    int[][] counts = new int[2][most + 1];
    for (int row = 0; row < treated.length; row++) {
      if (subclass[row] != Matching.NO_SUBCLASS) {
        counts[treated[row] ? 1 : 0][subclass[row]]++;
      }
    }
    return counts;
  }
}
