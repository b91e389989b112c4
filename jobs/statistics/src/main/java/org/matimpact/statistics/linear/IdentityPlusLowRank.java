package org.matimpact.statistics.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Powers of a symmetric matrix I + C Z', given by rows c_i and z_i that are few numbers long.
 *
 * <p>Outside the span of Z the matrix is the identity, so its power is taken inside that span only:
 * among distinct rows (m equal rows act as one of sqrt(m) times the length), or, if there are more
 * of those than columns, in an orthonormal basis of the columns of Z. The cost is that of a matrix
 * of min(distinct rows, columns) rows.
 */
public final class IdentityPlusLowRank {

  private static final double RANK_TOLERANCE = 1e-13;

  private final double[][] c;
  private final double[][] z;
  private final double zero;

  /**
   * Takes a matrix by its rows, which are not copied.
   *
   * @param c rows of C
   * @param z rows of Z
   * @param zero eigenvalues at or below count as zero
   */
  public IdentityPlusLowRank(double[][] c, double[][] z, double zero) {
    this.c = c;
    this.z = z;
    this.zero = zero;
  }

  /**
   * Returns (I + C Z')^exponent v in the sense of Moore and Penrose.
   *
   * @param v of one number per row, in the span of Z, and equal for equal rows
   */
  public double[] power(double exponent, double[] v) {
    int[] group = groups();
    int groups = 1 + Arrays.stream(group).max().orElse(-1);
    if (groups == z.length) {
      return powerOfDistinct(exponent, v);
    }
    return powerOfGrouped(exponent, v, group, groups);
  }

  /** Numbers the distinct rows in order of appearance. */
  private int[] groups() {
    int[] group = new int[z.length];
    List<Integer> first = new ArrayList<>();
    for (int i = 0; i < z.length; i++) {
      int g = 0;
      while (g < first.size() && !isSame(first.get(g), i)) {
        g++;
      }
      if (g == first.size()) {
        first.add(i);
      }
      group[i] = g;
    }
    return group;
  }

  private boolean isSame(int i, int j) {
    return Arrays.equals(z[i], z[j]) && Arrays.equals(c[i], c[j]);
  }

  private double[] powerOfGrouped(double exponent, double[] v, int[] group, int groups) {
    double[] root = new double[groups];
    for (int g : group) {
      root[g]++;
    }
    double[][] groupC = new double[groups][];
    double[][] groupZ = new double[groups][];
    double[] groupV = new double[groups];
    for (int i = 0; i < group.length; i++) {
      int g = group[i];
      if (groupZ[g] == null) {
        root[g] = StrictMath.sqrt(root[g]);
        groupC[g] = scaled(c[i], root[g]);
        groupZ[g] = scaled(z[i], root[g]);
        groupV[g] = v[i] * root[g];
      }
    }
    double[] result =
        new IdentityPlusLowRank(groupC, groupZ, zero).powerOfDistinct(exponent, groupV);
    double[] spread = new double[v.length];
    for (int i = 0; i < group.length; i++) {
      spread[i] = result[group[i]] / root[group[i]];
    }
    return spread;
  }

  private static double[] scaled(double[] row, double factor) {
    double[] copy = row.clone();
    Vectors.scale(copy, factor);
    return copy;
  }

  private double[] powerOfDistinct(double exponent, double[] v) {
    return z.length <= z[0].length ? powerOfRows(exponent, v) : powerInBasis(exponent, v);
  }

  private double[] powerOfRows(double exponent, double[] v) {
    double[][] matrix = new double[z.length][z.length];
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j <= i; j++) {
        double entry = (i == j ? 1 : 0) + (Vectors.dot(c[i], z[j]) + Vectors.dot(c[j], z[i])) / 2;
        matrix[i][j] = entry;
        matrix[j][i] = entry;
      }
    }
    return SymmetricEigen.inPlace(matrix).power(exponent, zero, v);
  }

  /** With E a basis of the span: E'(I + CZ')E = I + (E'C)(E'Z)'. */
  private double[] powerInBasis(double exponent, double[] v) {
    ThinQr basis = ThinQr.inPlace(transpose(z), RANK_TOLERANCE);
    double[][] inBasisC = new double[basis.rank()][];
    double[][] inBasisZ = new double[basis.rank()][];
    for (int k = 0; k < basis.rank(); k++) {
      inBasisC[k] = combine(basis.basis(k), c);
      inBasisZ[k] = combine(basis.basis(k), z);
    }
    double[] reduced =
        new IdentityPlusLowRank(inBasisC, inBasisZ, zero).powerOfRows(exponent, basis.project(v));
    double[] result = new double[v.length];
    for (int k = 0; k < basis.rank(); k++) {
      Vectors.addMultiple(result, reduced[k], basis.basis(k));
    }
    return result;
  }

  private static double[] combine(double[] coefficients, double[][] rows) {
    double[] sum = new double[rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      Vectors.addMultiple(sum, coefficients[i], rows[i]);
    }
    return sum;
  }

  private static double[][] transpose(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        columns[j][i] = rows[i][j];
      }
    }
    return columns;
  }
}
