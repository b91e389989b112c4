package org.matimpact.statistics.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A symmetric positive semi-definite matrix S = diag(d) + Z K Z' of a large diagonal and a part of
 * low rank, and its inverse square root times a vector.
 *
 * <p>Up to a few times the rank S is formed ({@link InverseRoot}). Beyond, with S well away from
 * singular, S^(-1/2) is a sum of shifted inverses ({@link InverseRootQuadrature}), each of them
 * (Woodbury) a diagonal and a matrix of the low rank: rows times rank squared instead of rows
 * cubed.
 */
public final class DiagonalPlusLowRank {

  private static final int SMALL = 64;
  private static final int RANKS = 4;
  private static final double RANK_TOLERANCE = 1e-13;

  /** Where bounds of the eigenvalues lie further apart, they are looked at one by one. */
  private static final double WIDEST = 1e9;

  private final double[] diagonal;
  private final double[][] z;
  private final double[][] k;

  /**
   * Takes a matrix; the arrays are not copied.
   *
   * @param diagonal d, above 0
   * @param z rows of Z
   * @param k K, symmetric
   */
  public DiagonalPlusLowRank(double[] diagonal, double[][] z, double[][] k) {
    this.diagonal = diagonal;
    this.z = z;
    this.k = k;
  }

  /** Returns whether there are so many rows that S had better not be formed. */
  public static boolean pays(int rows, int rank) {
    return rows > SMALL && rows > RANKS * rank;
  }

  /**
   * Returns S^(-1/2) v in the sense of Moore and Penrose.
   *
   * @param zero eigenvalues of S at or below this share of the largest count as zero
   */
  public double[] inverseRoot(double[] v, double zero) {
    return inverseRoots(new double[][] {v}, zero)[0];
  }

  /** Returns {@link #inverseRoot} of each vector; what is costly is found once for all of them. */
  public double[][] inverseRoots(double[][] vectors, double zero) {
    if (pays(diagonal.length, k.length)) {
      double least = leastShare() * Arrays.stream(diagonal).min().orElseThrow();
      double most = Arrays.stream(diagonal).max().orElseThrow() + lowRankNorm();
      if (least > 0 && most / least < WIDEST) {
        return byQuadrature(vectors, InverseRootQuadrature.between(least, most));
      }
    }
    InverseRoot root = InverseRoot.inPlace(dense(), zero);
    return Arrays.stream(vectors).map(root::times).toArray(double[][]::new);
  }

  double[][] dense() {
    int size = diagonal.length;
    double[][] matrix = new double[size][size];
    for (int i = 0; i < size; i++) {
      double[] kz = timesK(z[i]);
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = (i == j ? diagonal[i] : 0) + Vectors.dot(kz, z[j]);
        matrix[j][i] = matrix[i][j];
      }
    }
    return matrix;
  }

  private double[] timesK(double[] row) {
    return Arrays.stream(k).mapToDouble(line -> Vectors.dot(line, row)).toArray();
  }

  /**
   * The least eigenvalue of d^(-1/2) S d^(-1/2), by a basis of d^(-1/2) Z; at most 1. Times the
   * least of d it is a lower bound of the eigenvalues of S.
   */
  private double leastShare() {
    double[][] columns = new double[k.length][z.length];
    for (int i = 0; i < z.length; i++) {
      double root = StrictMath.sqrt(diagonal[i]);
      for (int c = 0; c < k.length; c++) {
        columns[c][i] = z[i][c] / root;
      }
    }
    double[][] original = Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
    ThinQr qr = ThinQr.inPlace(columns, RANK_TOLERANCE);
    double[][] inBasis = Arrays.stream(original).map(qr::project).toArray(double[][]::new);
    double[][] matrix = new double[qr.rank()][qr.rank()];
    for (int i = 0; i < qr.rank(); i++) {
      double[] row = timesK(coordinate(inBasis, i));
      for (int j = 0; j < qr.rank(); j++) {
        matrix[i][j] = (i == j ? 1 : 0) + Vectors.dot(row, coordinate(inBasis, j));
      }
    }
    SymmetricEigen eigen = SymmetricEigen.inPlace(matrix);
    double least = 1;
    for (int i = 0; i < qr.rank(); i++) {
      least = StrictMath.min(least, eigen.value(i));
    }
    return least;
  }

  private static double[] coordinate(double[][] columns, int i) {
    return Arrays.stream(columns).mapToDouble(column -> column[i]).toArray();
  }

  private double[][] byQuadrature(double[][] vectors, InverseRootQuadrature quadrature) {
    double[][] results = new double[vectors.length][diagonal.length];
    for (int node = 0; node < quadrature.nodes(); node++) {
      double shift = quadrature.shift(node);
      DMatrixRMaj inverse = inverseCapacitance(shift);
      for (int i = 0; i < vectors.length; i++) {
        double[] solution = solveShifted(shift, inverse, vectors[i]);
        Vectors.addMultiple(results[i], quadrature.weight(node), solution);
      }
    }
    return results;
  }

  /** The Frobenius norm of Z K Z', at least its largest eigenvalue. */
  private double lowRankNorm() {
    DMatrixRMaj kg = new DMatrixRMaj(k.length, k.length);
    CommonOps_DDRM.mult(new DMatrixRMaj(k), gram(new double[z.length], 1), kg);
    DMatrixRMaj square = new DMatrixRMaj(k.length, k.length);
    CommonOps_DDRM.mult(kg, kg, square);
    return StrictMath.sqrt(StrictMath.max(0, CommonOps_DDRM.trace(square)));
  }

  /** Z' diag(1 / (d + shift)) Z. */
  private DMatrixRMaj gram(double[] d, double shift) {
    OuterProducts products = new OuterProducts(k.length);
    for (int i = 0; i < z.length; i++) {
      products.add(z[i], 1 / (d[i] + shift));
    }
    return new DMatrixRMaj(products.sum());
  }

  /** (I + Z'E Z K)^-1, E = (d + shift)^-1. */
  private DMatrixRMaj inverseCapacitance(double shift) {
    DMatrixRMaj capacitance = CommonOps_DDRM.identity(k.length);
    CommonOps_DDRM.multAdd(gram(diagonal, shift), new DMatrixRMaj(k), capacitance);
    if (!CommonOps_DDRM.invert(capacitance)) {
      throw new ArithmeticException("Cannot solve a shifted matrix: it is singular");
    }
    return capacitance;
  }

  /** (S + shift I)^-1 v = E (v - Z K (I + Z'E Z K)^-1 Z'E v). */
  private double[] solveShifted(double shift, DMatrixRMaj inverse, double[] v) {
    double[] pulled = new double[k.length];
    for (int i = 0; i < v.length; i++) {
      Vectors.addMultiple(pulled, v[i] / (diagonal[i] + shift), z[i]);
    }
    DMatrixRMaj solved = new DMatrixRMaj(k.length, 1);
    CommonOps_DDRM.mult(inverse, DMatrixRMaj.wrap(k.length, 1, pulled), solved);
    double[] pushed = timesK(solved.data);
    double[] result = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      result[i] = (v[i] - Vectors.dot(z[i], pushed)) / (diagonal[i] + shift);
    }
    return result;
  }
}
