package org.matimpact.statistics.multilevel;

import java.util.stream.IntStream;
import org.matimpact.statistics.linear.Vectors;

/**
 * A cluster in an orthonormal basis of what its scores depend on: the deviations of its pupil
 * columns from school-year means (one block for each distinct weight), and its school-years turned
 * so that their covariance Phi is diagonal. At most q + school-years rows with one weight; on what
 * lies outside, A_c is the identity and the scores vanish.
 */
final class ClusterRows {

  private final Gls gls;

  /** In the orthonormal basis of the design, the outcome last. */
  private final double[][] values;

  /** Variance of each row relative to s_e^2. */
  private final double[] lambda;

  private final double[] weights;

  /** Where each row begins. */
  private final int[] starts;

  private final boolean oneWeight;
  private int size;

  private int deviations;

  private ClusterRows(Gls gls, int most, boolean oneWeight) {
    this.gls = gls;
    this.oneWeight = oneWeight;
    values = new double[most][];
    lambda = new double[most];
    weights = new double[most];
    starts = new int[most];
  }

  /**
   * Builds the rows of a cluster, deviations first.
   *
   * @param groups places of its school-years, ascending
   */
  static ClusterRows of(Gls gls, int[] groups) {
    int[][] blocks = hasOneWeight(gls, groups) ? new int[][] {groups} : byWeight(gls, groups);
    int columns = gls.design().data().pupilColumns();
    ClusterRows rows =
        new ClusterRows(gls, blocks.length * columns + groups.length, blocks.length == 1);
    for (int[] block : blocks) {
      rows.addDeviations(block);
    }
    rows.deviations = rows.size;
    for (int g : groups) {
      rows.add(gls.rows().row(g), 0, gls.rows().lambda(g), gls.weight(g));
    }
    return rows;
  }

  private static boolean hasOneWeight(Gls gls, int[] groups) {
    for (int g : groups) {
      if (gls.weight(g) != gls.weight(groups[0])) {
        return false;
      }
    }
    return true;
  }

  private static int[][] byWeight(Gls gls, int[] groups) {
    return IntStream.of(groups)
        .mapToDouble(gls::weight)
        .distinct()
        .mapToObj(w -> IntStream.of(groups).filter(g -> gls.weight(g) == w).toArray())
        .toArray(int[][]::new);
  }

  /**
   * None for what a school with few pupils does not vary in. They are the rows of a triangular
   * factor: the last begin latest and come first.
   */
  private void addDeviations(int[] groups) {
    double[][] rows = WithinProducts.rows(gls.design(), groups);
    for (int k = rows.length - 2; k >= 0; k--) {
      int start = pupilStart();
      while (start < rows[k].length && rows[k][start] == 0) {
        start++;
      }
      if (start < rows[k].length) {
        add(rows[k], start, 1, gls.weight(groups[0]));
      }
    }
  }

  private void add(double[] row, int start, double variance, double weight) {
    starts[size] = start;
    values[size] = row;
    lambda[size] = variance;
    weights[size++] = weight;
  }

  int size() {
    return size;
  }

  /** The number of rows of deviations, which come first. */
  int deviations() {
    return deviations;
  }

  /** A row of X in the coordinates of {@link Gls}. */
  double[] x(int row) {
    return gls.turned(values[row]);
  }

  /** A row of X in the orthonormal basis of the design, the outcome last; not a copy. */
  double[] values(int row) {
    return values[row];
  }

  /** Where the row begins: before, it is zero. */
  int start(int row) {
    return starts[row];
  }

  /** Where deviations begin: they are zero in the columns between school-years. */
  int pupilStart() {
    return gls.design().keptBetween();
  }

  double lambda(int row) {
    return lambda[row];
  }

  double weight(int row) {
    return weights[row];
  }

  double residual(int row) {
    return gls.residual(values[row]);
  }

  /**
   * W X M l: the influence of each row on the contrast, W = w / lambda.
   *
   * @param basis M l in the orthonormal basis of the design: {@link Gls#turnedBack}
   */
  double[] influence(double[] basis) {
    double[] influence = new double[size];
    for (int row = 0; row < size; row++) {
      influence[row] =
          weights[row] / lambda[row] * Vectors.dot(start(row), basis.length, values[row], basis);
    }
    return influence;
  }

  boolean hasOneWeight() {
    return oneWeight;
  }
}
