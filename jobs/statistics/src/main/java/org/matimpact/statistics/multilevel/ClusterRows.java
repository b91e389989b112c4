package org.matimpact.statistics.multilevel;

import java.util.Arrays;
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
  private int size;

  private int deviations;

  private ClusterRows(Gls gls, int most) {
    this.gls = gls;
    values = new double[most][];
    lambda = new double[most];
    weights = new double[most];
  }

  /**
   * Builds the rows of a cluster, deviations first.
   *
   * @param groups places of its school-years, ascending
   */
  static ClusterRows of(Gls gls, int[] groups) {
    int[][] blocks = hasOneWeight(gls, groups) ? new int[][] {groups} : byWeight(gls, groups);
    int columns = gls.design().data().pupilColumns();
    ClusterRows rows = new ClusterRows(gls, blocks.length * columns + groups.length);
    for (int[] block : blocks) {
      rows.addDeviations(block);
    }
    rows.deviations = rows.size;
    for (int g : groups) {
      rows.add(gls.rows().row(g), gls.rows().lambda(g), gls.weight(g));
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

  /** None for what a school with few pupils does not vary in. */
  private void addDeviations(int[] groups) {
    double[][] rows = WithinProducts.rows(gls.design(), groups);
    for (int k = 0; k + 1 < rows.length; k++) {
      if (!isZero(rows[k])) {
        add(rows[k], 1, gls.weight(groups[0]));
      }
    }
  }

  private static boolean isZero(double[] row) {
    for (double value : row) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private void add(double[] row, double variance, double weight) {
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

  /** Where the row begins: deviations are zero in the columns between school-years. */
  int start(int row) {
    return row < deviations ? gls.design().keptBetween() : 0;
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
   * @param direction M l in the coordinates of {@link Gls}
   */
  double[] influence(double[] direction) {
    double[] basis = gls.turnedBack(direction);
    double[] influence = new double[size];
    for (int row = 0; row < size; row++) {
      influence[row] =
          weights[row] / lambda[row] * Vectors.dot(start(row), basis.length, values[row], basis);
    }
    return influence;
  }

  boolean hasOneWeight() {
    return Arrays.stream(weights, 0, size).allMatch(weight -> weight == weights[0]);
  }
}
