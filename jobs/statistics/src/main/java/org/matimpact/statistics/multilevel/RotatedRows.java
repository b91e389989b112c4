package org.matimpact.statistics.multilevel;

import org.matimpact.statistics.linear.OuterProducts;
import org.matimpact.statistics.linear.SymmetricEigen;
import org.matimpact.statistics.linear.Vectors;

/**
 * The school-years of each school turned to the eigenvectors of their covariance Phi = diag(1 + n_g
 * t_v) + t_u s s', s_g = sqrt(n_g): one row for each eigenvalue lambda, uncorrelated with all
 * others. Deviations of pupils from school-year means have eigenvalue 1.
 */
final class RotatedRows {

  private final OrthonormalDesign design;
  private final double[][] rows;
  private final double[] lambda;

  private RotatedRows(OrthonormalDesign design) {
    this.design = design;
    rows = new double[design.rows().length][];
    lambda = new double[rows.length];
  }

  static RotatedRows of(OrthonormalDesign design, VarianceRatios ratios) {
    RotatedRows rotated = new RotatedRows(design);
    int[] starts = design.starts();
    for (int j = 0; j + 1 < starts.length; j++) {
      rotated.rotate(starts[j], starts[j + 1], ratios);
    }
    return rotated;
  }

  private void rotate(int from, int to, VarianceRatios ratios) {
    double[] n = design.pupils();
    double[][] phi = new double[to - from][to - from];
    for (int g = from; g < to; g++) {
      for (int h = from; h < to; h++) {
        phi[g - from][h - from] = ratios.school() * StrictMath.sqrt(n[g] * n[h]);
      }
      phi[g - from][g - from] += 1 + n[g] * ratios.schoolYear();
    }
    SymmetricEigen eigen = SymmetricEigen.inPlace(phi);
    for (int k = 0; k < to - from; k++) {
      double[] row = new double[design.rank() + 1];
      for (int g = from; g < to; g++) {
        Vectors.addMultiple(row, eigen.vector(k)[g - from], design.rows()[g]);
      }
      rows[from + k] = row;
      lambda[from + k] = eigen.value(k);
    }
  }

  /** One row: the columns of the orthonormal basis, then the outcome; not a copy. */
  double[] row(int g) {
    return rows[g];
  }

  /** The variance of a row relative to s_e^2. */
  double lambda(int g) {
    return lambda[g];
  }

  /** log |V|. */
  double logDeterminant() {
    double sum = 0;
    for (double variance : lambda) {
      sum += StrictMath.log(variance);
    }
    return sum;
  }

  /**
   * Sum of w_j^power (x, y)'V_j^-1 (x, y) over schools, the outcome last.
   *
   * @param power 1 or 2
   */
  double[][] crossProducts(double[] weights, int power) {
    OuterProducts products = new OuterProducts(design.rank() + 1);
    double[] factors = new double[rows.length];
    for (int g = 0; g < rows.length; g++) {
      double weight = weights[design.data().groups().get(g).school()];
      factors[g] = power == 1 ? weight : weight * weight;
    }
    for (double[] row : WithinProducts.rows(design, factors)) {
      products.add(row, 1);
    }
    for (int g = 0; g < rows.length; g++) {
      products.add(rows[g], factors[g] / lambda[g]);
    }
    return products.sum();
  }
}
