package org.matimpact.statistics.robust;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** CR2 by its definition, with matrices of all rows by all rows. */
final class DenseClusterRobust {

  private final DMatrixRMaj x;
  private final double[] w;
  private final int[] cluster;
  private final DMatrixRMaj bread;
  private final DMatrixRMaj residualMaker;

  DenseClusterRobust(double[][] columns, double[] w, int[] cluster) {
    int n = w.length;
    x = new DMatrixRMaj(n, columns.length);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < columns.length; j++) {
        x.set(i, j, columns[j][i]);
      }
    }
    this.w = w;
    this.cluster = cluster;
    DMatrixRMaj m = new DMatrixRMaj(columns.length, columns.length);
    CommonOps_DDRM.multTransA(x, timesWeights(x), m);
    CommonOps_DDRM.invert(m);
    DMatrixRMaj xm = new DMatrixRMaj(n, columns.length);
    CommonOps_DDRM.mult(x, m, xm);
    bread = timesWeights(xm);
    residualMaker = CommonOps_DDRM.identity(n);
    CommonOps_DDRM.multAddTransB(-1, x, bread, residualMaker);
  }

  private DMatrixRMaj timesWeights(DMatrixRMaj rows) {
    DMatrixRMaj product = rows.copy();
    CommonOps_DDRM.multRows(w, product);
    return product;
  }

  /** Standard error and degrees of freedom. */
  double[] cr2(int coefficient, double[] y) {
    int n = w.length;
    int[] codes = Arrays.stream(cluster).distinct().toArray();
    DMatrixRMaj covariance = new DMatrixRMaj(n, n);
    CommonOps_DDRM.multTransB(residualMaker, residualMaker, covariance);
    DMatrixRMaj scores = new DMatrixRMaj(n, codes.length);
    for (int g = 0; g < codes.length; g++) {
      int code = codes[g];
      int[] rows = IntStream.range(0, n).filter(i -> cluster[i] == code).toArray();
      double[] l = inverseRootTimesBread(covariance, rows, coefficient);
      for (int i = 0; i < rows.length; i++) {
        scores.set(rows[i], g, l[i]);
      }
    }
    DMatrixRMaj e = new DMatrixRMaj(n, 1);
    CommonOps_DDRM.mult(residualMaker, DMatrixRMaj.wrap(n, 1, y), e);
    DMatrixRMaj s = new DMatrixRMaj(codes.length, 1);
    CommonOps_DDRM.multTransA(scores, e, s);
    DMatrixRMaj half = new DMatrixRMaj(n, codes.length);
    CommonOps_DDRM.mult(covariance, scores, half);
    DMatrixRMaj p = new DMatrixRMaj(codes.length, codes.length);
    CommonOps_DDRM.multTransA(scores, half, p);
    DMatrixRMaj squares = new DMatrixRMaj(codes.length, codes.length);
    CommonOps_DDRM.elementMult(p, p, squares);
    double trace = CommonOps_DDRM.trace(p);
    return new double[] {
      Math.sqrt(CommonOps_DDRM.dot(s, s)), trace * trace / CommonOps_DDRM.elementSum(squares)
    };
  }

  private double[] inverseRootTimesBread(DMatrixRMaj covariance, int[] rows, int coefficient) {
    DMatrixRMaj b = new DMatrixRMaj(rows.length, rows.length);
    CommonOps_DDRM.extract(covariance, rows, rows.length, rows, rows.length, b);
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(rows.length, true, true);
    eigen.decompose(b);
    double[] l = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      double value = eigen.getEigenvalue(k).getReal();
      double share = 0;
      for (int i = 0; i < rows.length; i++) {
        share += eigen.getEigenVector(k).get(i) * bread.get(rows[i], coefficient);
      }
      for (int i = 0; i < rows.length && value > 1e-12; i++) {
        l[i] += share / Math.sqrt(value) * eigen.getEigenVector(k).get(i);
      }
    }
    return l;
  }
}
