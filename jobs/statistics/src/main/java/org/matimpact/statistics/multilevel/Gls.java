package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import org.matimpact.statistics.linear.Cholesky;
import org.matimpact.statistics.linear.OuterProducts;
import org.matimpact.statistics.linear.SymmetricEigen;
import org.matimpact.statistics.linear.Vectors;

/**
 * Generalised least squares at given variance ratios, each school with a weight: b solves sum w_j
 * X_j'V_j^-1 (y_j - X_j b) = 0.
 *
 * <p>The coordinates are those in which M = (sum w_j X_j'V_j^-1 X_j)^-1 is the identity and U = sum
 * w_j^2 X_j'V_j^-1 X_j the diagonal of u; with weights of 1, u is 1.
 */
final class Gls {

  private final OrthonormalDesign design;
  private final RotatedRows rows;
  private final double[] weights;

  /** b in the orthonormal basis, of the residual outcome. */
  private final double[] coefficients;

  /** Column by column: from the orthonormal basis to the coordinates. */
  private final double[][] axes;

  private final double[] u;

  private final double residualSquares;
  private final double logDeterminant;

  private Gls(
      OrthonormalDesign design,
      RotatedRows rows,
      double[] weights,
      Cholesky cholesky,
      double[] coefficients,
      double[][] axes,
      double[] u) {
    this.design = design;
    this.rows = rows;
    this.weights = weights;
    this.coefficients = coefficients;
    this.axes = axes;
    this.u = u;
    int p = coefficients.length;
    double root = cholesky.lower()[p][p];
    residualSquares = root * root;
    logDeterminant = cholesky.logDeterminant(p);
  }

  /**
   * Solves.
   *
   * @param weights one per school, above 0 where the school has school-years
   */
  static Gls of(OrthonormalDesign design, RotatedRows rows, double[] weights) {
    int p = design.rank();
    Cholesky cholesky = Cholesky.of(rows.crossProducts(weights, 1), 0);
    double[] coefficients = cholesky.solveTransposed(cholesky.row(p, p));
    double[][] inverse = new double[p][];
    for (int k = 0; k < p; k++) {
      double[] unit = new double[p];
      unit[k] = 1;
      inverse[k] = cholesky.solveTransposed(unit);
    }
    double[] u = new double[p];
    if (hasOneWeight(design, weights)) {
      Arrays.fill(u, weights[design.data().groups().get(0).school()]);
      return new Gls(design, rows, weights, cholesky, coefficients, inverse, u);
    }
    SymmetricEigen eigen =
        SymmetricEigen.inPlace(whitened(cholesky, rows.crossProducts(weights, 2), p));
    double[][] axes = new double[p][p];
    for (int k = 0; k < p; k++) {
      u[k] = eigen.value(k);
      for (int i = 0; i < p; i++) {
        Vectors.addMultiple(axes[k], eigen.vector(k)[i], inverse[i]);
      }
    }
    return new Gls(design, rows, weights, cholesky, coefficients, axes, u);
  }

  private static boolean hasOneWeight(OrthonormalDesign design, double[] weights) {
    double first = weights[design.data().groups().get(0).school()];
    return design.data().groups().stream().allMatch(group -> weights[group.school()] == first);
  }

  /** L^-1 A L^-T of the leading block. */
  private static double[][] whitened(Cholesky cholesky, double[][] a, int p) {
    double[][] half = new double[p][];
    for (int i = 0; i < p; i++) {
      half[i] = cholesky.solveLower(Arrays.copyOf(a[i], p));
    }
    double[][] whitened = new double[p][p];
    for (int j = 0; j < p; j++) {
      double[] column = new double[p];
      for (int i = 0; i < p; i++) {
        column[i] = half[i][j];
      }
      whitened[j] = cholesky.solveLower(column);
    }
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < i; j++) {
        whitened[i][j] = (whitened[i][j] + whitened[j][i]) / 2;
        whitened[j][i] = whitened[i][j];
      }
    }
    return whitened;
  }

  OrthonormalDesign design() {
    return design;
  }

  RotatedRows rows() {
    return rows;
  }

  /** The weight of the school of a school-year. */
  double weight(int group) {
    return weights[design.data().groups().get(group).school()];
  }

  /** The diagonal of U; not a copy. */
  double[] u() {
    return u;
  }

  /** A row of the orthonormal basis in the coordinates. */
  double[] turned(double[] row) {
    double[] turned = new double[axes.length];
    for (int k = 0; k < turned.length; k++) {
      double[] axis = axes[k];
      double sum = 0;
      for (int i = 0; i < axis.length; i++) {
        sum += axis[i] * row[i];
      }
      turned[k] = sum;
    }
    return turned;
  }

  /** Rows of the orthonormal basis in the coordinates. */
  double[][] turnedRows(double[][] rows) {
    double[][] columns = new double[axes.length][axes.length];
    for (int k = 0; k < axes.length; k++) {
      for (int i = 0; i < axes.length; i++) {
        columns[i][k] = axes[k][i];
      }
    }
    double[][] turned = new double[rows.length][axes.length];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < axes.length; i++) {
        Vectors.addMultiple(turned[row], rows[row][i], columns[i]);
      }
    }
    return turned;
  }

  /** A vector t of the coordinates such that its products with turned rows are those with rows. */
  double[] turnedBack(double[] t) {
    double[] back = new double[axes.length];
    for (int k = 0; k < axes.length; k++) {
      Vectors.addMultiple(back, t[k], axes[k]);
    }
    return back;
  }

  /** M in the orthonormal basis. */
  double[][] m() {
    OuterProducts products = new OuterProducts(axes.length);
    for (double[] axis : axes) {
      products.add(axis, 1);
    }
    return products.sum();
  }

  /** M U M in the orthonormal basis. */
  double[][] mum() {
    OuterProducts products = new OuterProducts(axes.length);
    for (int k = 0; k < axes.length; k++) {
      products.add(axes[k], u[k]);
    }
    return products.sum();
  }

  /** What remains of the outcome (the last place of the row) after X b. */
  double residual(double[] row) {
    double sum = row[coefficients.length];
    for (int k = 0; k < coefficients.length; k++) {
      sum -= row[k] * coefficients[k];
    }
    return sum;
  }

  /** b in the orthonormal basis, of the residual outcome; not a copy. */
  double[] coefficients() {
    return coefficients;
  }

  /**
   * M l in the coordinates: l turned into them.
   *
   * @param contrast one number per kept column
   */
  double[] direction(double[] contrast) {
    return turned(design.qr().solveTransposed(contrast));
  }

  /** log |sum w_j X_j'V_j^-1 X_j|, of X in the orthonormal basis. */
  double logDeterminant() {
    return logDeterminant;
  }

  /** The sum of w_j e_j'V_j^-1 e_j. */
  double residualSquares() {
    return residualSquares;
  }
}
