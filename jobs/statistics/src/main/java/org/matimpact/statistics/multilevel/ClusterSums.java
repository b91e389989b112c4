package org.matimpact.statistics.multilevel;

import org.matimpact.statistics.robust.ClusterScores;

/** Sums over the rows of each cluster, for resampling. */
final class ClusterSums {

  private ClusterSums() {}

  /**
   * Sums.
   *
   * @param clusters places of the school-years of each cluster
   * @param codes the code of each school
   * @param estimate of the contrast
   * @param direction of the contrast in the coordinates of {@link Gls}
   */
  static ClusterScores of(
      Gls gls, int[][] clusters, int[] codes, double estimate, double[] direction) {
    ClusterScores.Builder scores = new ClusterScores.Builder(estimate, direction);
    for (int[] cluster : clusters) {
      scores.startCluster(codes[gls.design().data().groups().get(cluster[0]).school()]);
      ClusterRows rows = ClusterRows.of(gls, cluster);
      for (int row = 0; row < rows.size(); row++) {
        scores.add(rows.x(row), rows.weight(row) / rows.lambda(row), rows.residual(row));
      }
    }
    return scores.build();
  }
}
