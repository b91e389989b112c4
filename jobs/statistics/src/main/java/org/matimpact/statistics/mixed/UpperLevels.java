package org.matimpact.statistics.mixed;

import java.util.Arrays;
import java.util.List;
import org.matimpact.statistics.linear.Cholesky;
import org.matimpact.statistics.linear.OuterProducts;
import org.matimpact.statistics.linear.Vectors;

/**
 * The cross-products Z'V^-1 Z, Z'V^-1 w and w'V^-1 w of the grouped terms and w = (x, y), V the
 * covariance by schools and school-years alone, relative to s_e^2.
 *
 * <p>A school lies in one group of a term, so that Z'V^-1 Z of one term is diagonal. One term, the
 * first, is held as that diagonal and its rows across everything else; the groups of the others
 * stand before w in one dense matrix.
 */
final class UpperLevels {

  private final int width;
  private final List<Levels> terms;

  /** The place of the first term; -1 if there are no grouped terms. */
  private final int first;

  /** Where each other term begins among the dense columns. */
  private final int[] offset;

  private final int others;
  private final double[] diagonal;
  private final double[][] border;

  /** The columns of groups; lower triangle. */
  private final double[][] dense;

  /** w by w: the sum of both. */
  private final double[][] corner;

  private final OuterProducts products;

  /**
   * Makes sums of zero.
   *
   * @param width length of w
   * @param first place of the term to hold as a diagonal; -1 if there are none
   */
  UpperLevels(int width, List<Levels> terms, int first) {
    this.width = width;
    this.terms = terms;
    this.first = first;
    offset = new int[terms.size()];
    int columns = 0;
    for (int a = 0; a < offset.length; a++) {
      offset[a] = columns;
      columns += a == first ? 0 : terms.get(a).count();
    }
    others = columns;
    int levels = first < 0 ? 0 : terms.get(first).count();
    diagonal = new double[levels];
    border = new double[levels][others + width];
    dense = new double[others + width][others];
    corner = new double[width][width];
    products = new OuterProducts(width);
  }

  /** The same sums. */
  UpperLevels copy() {
    UpperLevels copy = new UpperLevels(width, terms, first);
    System.arraycopy(diagonal, 0, copy.diagonal, 0, diagonal.length);
    copy(border, copy.border);
    copy(dense, copy.dense);
    copy(corner, copy.corner);
    copy.add(products.sum());
    return copy;
  }

  private static void copy(double[][] from, double[][] to) {
    for (int k = 0; k < from.length; k++) {
      System.arraycopy(from[k], 0, to[k], 0, from[k].length);
    }
  }

  /** Adds to w'V^-1 w. */
  void add(double[][] productsOfW) {
    for (int i = 0; i < width; i++) {
      Vectors.addMultiple(corner[i], 1, productsOfW[i]);
    }
  }

  /**
   * Adds factor times the products of a row.
   *
   * @param row w, then one number for each grouped term
   */
  void add(int school, double[] row, double factor) {
    products.add(row, factor);
    for (int a = 0; a < offset.length; a++) {
      double load = factor * row[width + a];
      if (load != 0) {
        if (a == first) {
          addFirst(school, row, load);
        } else {
          addOther(school, row, load, a);
        }
      }
    }
  }

  private void addFirst(int school, double[] row, double load) {
    int level = terms.get(first).place(school);
    diagonal[level] += load * row[width + first];
    double[] target = border[level];
    for (int k = 0; k < width; k++) {
      target[others + k] += load * row[k];
    }
    for (int b = 0; b < offset.length; b++) {
      if (b != first && row[width + b] != 0) {
        target[column(b, school)] += load * row[width + b];
      }
    }
  }

  private void addOther(int school, double[] row, double load, int a) {
    int at = column(a, school);
    for (int k = 0; k < width; k++) {
      dense[others + k][at] += load * row[k];
    }
    for (int b = 0; b <= a; b++) {
      if (b != first && row[width + b] != 0) {
        dense[at][column(b, school)] += load * row[width + b];
      }
    }
  }

  private int column(int term, int school) {
    return offset[term] + terms.get(term).place(school);
  }

  /**
   * Solves the penalised least-squares problem in spherical effects (Bates et al. 2015, equations
   * 12 to 20): the groups' effects are theta times effects of variance s_e^2.
   *
   * @param theta of each grouped term: its standard deviation relative to s_e
   * @param logDeterminant of V
   */
  Solution solve(double[] theta, double logDeterminant) {
    double[] scale = new double[others + width];
    Arrays.fill(scale, 1);
    for (int a = 0; a < offset.length; a++) {
      if (a != first) {
        Arrays.fill(scale, offset[a], offset[a] + terms.get(a).count(), theta[a]);
      }
    }
    double[][] matrix = matrix(scale);
    FirstTerm eliminated = new FirstTerm(first < 0 ? 0 : theta[first], diagonal, border, scale);
    double logs = logDeterminant + eliminated.eliminate(matrix);
    Cholesky cholesky = Cholesky.of(matrix, 0);
    return new Solution(
        cholesky, others, width - 1, logs + cholesky.logDeterminant(others), eliminated);
  }

  /** The dense system; its lower triangle is filled. */
  private double[][] matrix(double[] scale) {
    double[][] matrix = new double[others + width][others + width];
    double[][] sum = products.sum();
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < others && j <= i; j++) {
        matrix[i][j] = scale[i] * scale[j] * dense[i][j] + (i == j ? 1 : 0);
      }
      for (int j = others; j <= i; j++) {
        matrix[i][j] = corner[i - others][j - others] + sum[i - others][j - others];
      }
    }
    return matrix;
  }
}
