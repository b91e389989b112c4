package org.matimpact.pipeline.study.crossproduct;

/**
 * Moments of two groups of pupils together, n pupils of mean m and centred cross-products C: with d
 * = m2 - m1, m = m1 + (n2 / n) d and C = C1 + C2 + (n1 n2 / n) d d'. What is added is no difference
 * of large numbers, so nothing is lost to cancellation.
 *
 * <p>Source: T. F. Chan, G. H. Golub and R. J. LeVeque, Algorithms for computing the sample
 * variance: analysis and recommendations, The American Statistician 37 (1983) 242-247, the pairwise
 * updating formulas.
 */
final class MergedMoments {

  private MergedMoments() {}

  /**
   * Merges two groups.
   *
   * @param first pupils, w means, packed upper triangle, as the next; see {@link PupilDesign#width}
   * @param w number of columns, the outcome counted
   */
  static double[] of(double[] first, double[] second, int w) {
    double[] merged = new double[first.length];
    merged[0] = first[0] + second[0];
    double share = second[0] / merged[0];
    int at = 1 + w;
    for (int i = 0; i < w; i++) {
      double distance = second[1 + i] - first[1 + i];
      merged[1 + i] = first[1 + i] + share * distance;
      for (int j = i; j < w; j++) {
        double between = first[0] * share * distance * (second[1 + j] - first[1 + j]);
        merged[at] = first[at] + second[at] + between;
        at++;
      }
    }
    return merged;
  }
}
