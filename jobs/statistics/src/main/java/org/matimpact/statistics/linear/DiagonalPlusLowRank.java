package org.matimpact.statistics.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** A symmetric positive semi-definite matrix diag(d) + C Z', given by rows c_i and z_i. */
public final class DiagonalPlusLowRank {

  private final double[] diagonal;
  private final double[][] c;
  private final double[][] z;

  /**
   * Takes a matrix; the arrays are not copied.
   *
   * @param diagonal above 0
   * @param c rows of C
   * @param z rows of Z
   */
  public DiagonalPlusLowRank(double[] diagonal, double[][] c, double[][] z) {
    this.diagonal = diagonal;
    this.c = c;
    this.z = z;
  }

  /**
   * Returns the matrix to the power -1/2, in the sense of Moore and Penrose, times v.
   *
   * @param zero eigenvalues at or below count as zero
   */
  public double[] inverseRoot(double[] v, double zero) {
    int size = v.length;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    if (!eigen.decompose(dense())) {
      throw new ArithmeticException(
          "Cannot decompose a matrix of " + size + " rows: no convergence");
    }
    double[] result = new double[size];
    for (int k = 0; k < size; k++) {
      double value = eigen.getEigenvalue(k).getReal();
      if (value > zero) {
        double[] vector = eigen.getEigenVector(k).data;
        Vectors.addMultiple(result, Vectors.dot(vector, v) / StrictMath.sqrt(value), vector);
      }
    }
    return result;
  }

  private DMatrixRMaj dense() {
    int size = diagonal.length;
    DMatrixRMaj matrix = new DMatrixRMaj(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double entry =
            (i == j ? diagonal[i] : 0) + (Vectors.dot(c[i], z[j]) + Vectors.dot(c[j], z[i])) / 2;
        matrix.set(i, j, entry);
        matrix.set(j, i, entry);
      }
    }
    return matrix;
  }
}
