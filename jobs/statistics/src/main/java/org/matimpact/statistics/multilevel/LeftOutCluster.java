package org.matimpact.statistics.multilevel;

import org.matimpact.statistics.linear.OuterProducts;
import org.matimpact.statistics.linear.SymmetricEigen;
import org.matimpact.statistics.linear.Vectors;

/**
 * Whether a contrast can be estimated without one cluster. In coordinates in which X'WX is the
 * identity, the other clusters have the products I - H, H = X_c'W_c X_c; l'b is estimable from them
 * if and only if l has no part in the null space of I - H (Searle 1971, Linear Models, section
 * 5.4). That space may well hold other things: a level of a covariate that only this cluster has.
 */
final class LeftOutCluster {

  /** An eigenvalue of I - H at or below is rounding error: information that is not there. */
  private static final double NOTHING = 1e-10;

  /** A part of l this short, relative to l, is rounding error of the null space. */
  private static final double NO_PART = 1e-6;

  private LeftOutCluster() {}

  /**
   * Says whether the others determine the contrast.
   *
   * @param rows of the cluster
   * @param direction l in the coordinates
   */
  static boolean leaves(ClusterRows rows, double[] direction) {
    OuterProducts products = new OuterProducts(direction.length);
    for (int row = 0; row < rows.size(); row++) {
      products.add(rows.x(row), rows.weight(row) / rows.lambda(row));
    }
    double[][] h = products.sum();
    if (Matrices.trace(h) < 1 - NOTHING) {
      return true;
    }
    SymmetricEigen eigen = SymmetricEigen.inPlace(h);
    double most = NO_PART * Vectors.norm(direction);
    for (int k = 0; k < direction.length; k++) {
      if (1 - eigen.value(k) <= NOTHING
          && StrictMath.abs(Vectors.dot(eigen.vector(k), direction)) > most) {
        return false;
      }
    }
    return true;
  }
}
