package org.matimpact.statistics.multilevel;

import org.matimpact.statistics.linear.OuterProducts;
import org.matimpact.statistics.linear.SymmetricEigen;

/**
 * A_c' W_c X_c M l of CR3, A_c = (I - X_c M X_c'W_c)^-1: as the inverse of a product passes from
 * rows to columns, it is W_c X_c (I - C_c)^-1 M l with C_c = X_c'W_c X_c, in coordinates in which M
 * is the identity. The score is the change of l'b when the cluster is left out (Bell &amp;
 * McCaffrey 2002, Survey Methodology 28, 169-181; MacKinnon, Nielsen &amp; Webb 2023, Journal of
 * Applied Econometrics 38, 671-694), the variance ratios kept.
 */
final class Jackknife {

  /** An eigenvalue at or below belongs to a direction known from this cluster alone. */
  private static final double ZERO = 1e-12;

  private Jackknife() {}

  /**
   * The influence of each row.
   *
   * @param direction M l in the coordinates of {@link Gls}
   */
  static double[] influence(Gls gls, ClusterRows rows, double[] direction) {
    OuterProducts products = new OuterProducts(direction.length);
    for (int row = 0; row < rows.size(); row++) {
      products.add(rows.x(row), -rows.weight(row) / rows.lambda(row));
    }
    double[][] left = products.sum();
    for (int k = 0; k < left.length; k++) {
      left[k][k] += 1;
    }
    return rows.influence(gls.turnedBack(SymmetricEigen.inPlace(left).power(-1, ZERO, direction)));
  }
}
