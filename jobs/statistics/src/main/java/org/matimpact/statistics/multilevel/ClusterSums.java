package org.matimpact.statistics.multilevel;

import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.robust.ClusterScores;
import org.matimpact.statistics.robust.ContrastScores;

/**
 * Sums over the rows of each cluster, for resampling.
 *
 * @param clusters the rows of each cluster
 * @param codes the code of each cluster
 * @param estimate of the contrast
 * @param direction of the contrast in the coordinates of {@link Gls}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content nowhere
record ClusterSums(ClusterRows[] clusters, int[] codes, double estimate, double[] direction) {

  /** With the products of each cluster. */
  ClusterScores scores() {
    ClusterScores.Builder scores = new ClusterScores.Builder(estimate, direction);
    for (int c = 0; c < clusters.length; c++) {
      scores.startCluster(codes[c]);
      ClusterRows rows = clusters[c];
      for (int row = 0; row < rows.size(); row++) {
        scores.add(rows.x(row), rows.weight(row) / rows.lambda(row), rows.residual(row));
      }
    }
    return scores.build();
  }

  /** For the contrast alone: no matrix, and one turn into the coordinates for a cluster. */
  ContrastScores ofContrast(Gls gls) {
    double[][] scores = new double[clusters.length][];
    double[][] pulled = new double[clusters.length][];
    double[] basis = gls.turnedBack(direction);
    for (int c = 0; c < clusters.length; c++) {
      ClusterRows rows = clusters[c];
      double[] influence = rows.influence(basis);
      double[] score = new double[direction.length];
      double[] pull = new double[direction.length];
      for (int row = 0; row < rows.size(); row++) {
        double precision = rows.weight(row) / rows.lambda(row);
        Vectors.addMultiple(score, precision * rows.residual(row), rows.values(row));
        Vectors.addMultiple(pull, influence[row], rows.values(row));
      }
      scores[c] = gls.turned(score);
      pulled[c] = gls.turned(pull);
    }
    return new ContrastScores(estimate, direction, codes, scores, pulled);
  }
}
