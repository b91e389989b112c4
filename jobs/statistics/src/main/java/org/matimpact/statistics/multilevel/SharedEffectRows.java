package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.matimpact.statistics.linear.DiagonalPlusLowRank;
import org.matimpact.statistics.linear.Vectors;

/**
 * The rows of a cluster under Phi_c = diag(lambda) + r t t', t the column of the shared effect,
 * turned to the eigenvectors of Phi_c. W_c is not turned into a diagonal by this: the rows of Phi_c
 * W_c X_c are carried beside those of X_c.
 */
final class SharedEffectRows {

  private final ClusterRows rows;
  private final double[] shared;
  private final double ratio;

  /** X_c'W_c t. */
  private final double[] pulled;

  private final double[] lambda;
  private final double[][] x;

  /** Phi_c W_c X_c. */
  private final double[][] spread;

  private final double[] residual;

  /** Eigenvectors on the rows where t is not 0; none if there is nothing to turn. */
  private double[][] axes = {};

  private int[] turnedRows = {};

  /**
   * Turns the rows of a cluster.
   *
   * @param shared t, by row
   * @param size number of columns
   */
  SharedEffectRows(ClusterRows rows, double[] shared, double ratio, int size) {
    this.rows = rows;
    this.shared = shared;
    this.ratio = ratio;
    pulled = new double[size];
    lambda = new double[shared.length];
    x = new double[shared.length][];
    spread = new double[shared.length][];
    residual = new double[shared.length];
    for (int row = 0; row < shared.length; row++) {
      lambda[row] = rows.lambda(row);
      x[row] = rows.x(row);
      residual[row] = rows.residual(row);
      Vectors.addMultiple(pulled, shared[row] * rows.weight(row) / lambda[row], x[row]);
    }
    for (int row = 0; row < shared.length; row++) {
      spread[row] = x[row].clone();
      Vectors.scale(spread[row], rows.weight(row));
      Vectors.addMultiple(spread[row], ratio * shared[row], pulled);
    }
    turnRows();
  }

  private void turnRows() {
    turnedRows = IntStream.range(0, shared.length).filter(row -> shared[row] != 0).toArray();
    if (ratio > 0 && turnedRows.length > 0) {
      axes = eigenvectors();
      turn(x);
      turn(spread);
      double[] turned = turn(residual);
      System.arraycopy(turned, 0, residual, 0, turned.length);
    }
  }

  /** Sets the eigenvalues too. */
  private double[][] eigenvectors() {
    int size = turnedRows.length;
    DMatrixRMaj phi = new DMatrixRMaj(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        phi.set(i, j, ratio * shared[turnedRows[i]] * shared[turnedRows[j]]);
      }
      phi.add(i, i, rows.lambda(turnedRows[i]));
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    if (!eigen.decompose(phi)) {
      throw new ArithmeticException(
          "Cannot decompose a matrix of " + size + " rows: no convergence");
    }
    double[][] vectors = new double[size][];
    for (int k = 0; k < size; k++) {
      lambda[turnedRows[k]] = eigen.getEigenvalue(k).getReal();
      vectors[k] = eigen.getEigenVector(k).data;
    }
    return vectors;
  }

  private void turn(double[][] values) {
    double[][] before =
        IntStream.of(turnedRows).mapToObj(row -> values[row]).toArray(double[][]::new);
    for (int k = 0; k < axes.length; k++) {
      double[] sum = new double[pulled.length];
      for (int i = 0; i < before.length; i++) {
        Vectors.addMultiple(sum, axes[k][i], before[i]);
      }
      values[turnedRows[k]] = sum;
    }
  }

  private double[] turn(double[] values) {
    double[] before = IntStream.of(turnedRows).mapToDouble(row -> values[row]).toArray();
    double[] turned = values.clone();
    for (int k = 0; k < axes.length; k++) {
      turned[turnedRows[k]] = Vectors.dot(axes[k], before);
    }
    return turned;
  }

  /** Whether the other clusters determine the contrast. */
  boolean leaves(double[] direction) {
    return LeftOutCluster.leaves(rows, direction);
  }

  int size() {
    return lambda.length;
  }

  /** X_c'W_c t; not a copy. */
  double[] pulled() {
    return pulled;
  }

  double lambda(int row) {
    return lambda[row];
  }

  double residual(int row) {
    return residual[row];
  }

  /** A row of X_c; not a copy. */
  double[] x(int row) {
    return x[row];
  }

  /** A row of Phi_c W_c X_c; not a copy. */
  double[] spread(int row) {
    return spread[row];
  }

  /**
   * A_c' W_c X_c M l of CR2: see {@link BiasReduction}, where Omega_c X_c is Phi_c W_c X_c here.
   *
   * @param basis M l in the orthonormal basis of the design
   * @param u U, the whole matrix
   */
  double[] influence(double[] basis, double[][] u) {
    double[] roots = Arrays.stream(lambda).map(StrictMath::sqrt).toArray();
    double[] v = Vectors.product(roots, turn(rows.influence(basis)));
    return Vectors.product(roots, covariance(roots, u).inverseRoot(v, BiasReduction.ZERO));
  }

  /** lambda^2 + D [X, Phi W X] [[U, -I], [-I, 0]] [X, Phi W X]'D. */
  private DiagonalPlusLowRank covariance(double[] roots, double[][] u) {
    int p = u.length;
    double[][] z = new double[size()][2 * p];
    for (int row = 0; row < z.length; row++) {
      for (int k = 0; k < p; k++) {
        z[row][k] = roots[row] * x[row][k];
        z[row][p + k] = roots[row] * spread[row][k];
      }
    }
    double[][] middle = new double[2 * p][2 * p];
    for (int k = 0; k < p; k++) {
      System.arraycopy(u[k], 0, middle[k], 0, p);
      middle[k][p + k] = -1;
      middle[p + k][k] = -1;
    }
    return new DiagonalPlusLowRank(Vectors.product(lambda, lambda), z, middle);
  }
}
