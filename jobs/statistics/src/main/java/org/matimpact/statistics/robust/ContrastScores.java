package org.matimpact.statistics.robust;

/**
 * What the wild bootstrap needs of a weighted or generalised least-squares fit and a contrast l'b,
 * in coordinates in which M = (sum of C_c)^-1 is the identity: see {@link ClusterScores}, of which
 * this has no matrices.
 *
 * @param estimate l'b
 * @param direction M l, of length p
 * @param codes the code of each cluster, ascending
 * @param scores s_c = X_c'W_c (y_c - X_c b), p numbers for each cluster
 * @param pulled C_c M l, p numbers for each cluster
 */
@SuppressWarnings("ArrayRecordComponent") // sums by cluster; compared by content nowhere
public record ContrastScores(
    double estimate, double[] direction, int[] codes, double[][] scores, double[][] pulled) {

  /** Returns the number of clusters. */
  public int clusters() {
    return codes.length;
  }
}
