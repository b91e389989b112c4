package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import java.util.List;
import org.matimpact.statistics.linear.Cholesky;
import org.matimpact.statistics.linear.Vectors;

/** Sums of the within products of several school-years, and their triangular factor. */
final class WithinProducts {

  /** A deviation this small (squared, relative) is rounding error of the products. */
  private static final double ZERO = 1e-13;

  private WithinProducts() {}

  /** Returns L with LL' the sum of the groups' products of (pupil columns, outcome). */
  static double[][] factor(List<SchoolYear> groups) {
    double[] ones = new double[groups.size()];
    Arrays.fill(ones, 1);
    return factor(groups, ones);
  }

  private static double[][] factor(List<SchoolYear> groups, double[] factors) {
    double[] packed = new double[groups.get(0).within().length];
    for (int g = 0; g < factors.length; g++) {
      if (factors[g] != 0) {
        Vectors.addMultiple(packed, factors[g], groups.get(g).within());
      }
    }
    return factor(packed, groups.get(0).means().length);
  }

  private static double[][] factor(double[] packed, int size) {
    double[][] lower = new double[size][size];
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        lower[j][i] = packed[at++];
      }
    }
    return Cholesky.of(lower, ZERO).lower();
  }

  /**
   * Returns rows whose products are the sum of the groups' within products times their factors, in
   * the orthonormal basis of a design, the outcome last. The last row has the outcome alone: what
   * the pupil columns leave of it.
   */
  static double[][] rows(OrthonormalDesign design, double[] factors) {
    return rows(design, factor(design.data().groups(), factors));
  }

  /** The same for groups at some places, each once. */
  static double[][] rows(OrthonormalDesign design, int[] places) {
    List<SchoolYear> groups = design.data().groups();
    double[] packed = groups.get(places[0]).within().clone();
    for (int i = 1; i < places.length; i++) {
      Vectors.addMultiple(packed, 1, groups.get(places[i]).within());
    }
    return rows(design, factor(packed, groups.get(0).means().length));
  }

  private static double[][] rows(OrthonormalDesign design, double[][] lower) {
    double[][] rows = new double[lower.length][];
    for (int k = 0; k < lower.length; k++) {
      rows[k] = row(design, lower, k);
    }
    return rows;
  }

  /** Column k of L, a row of L', in the basis. */
  private static double[] row(OrthonormalDesign design, double[][] lower, int k) {
    double[] column = new double[lower.length];
    for (int i = k; i < column.length; i++) {
      column[i] = lower[i][k];
    }
    return design.turned(column);
  }
}
