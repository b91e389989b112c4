package org.matimpact.statistics.multilevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cluster in an orthonormal basis of what its scores depend on: the deviations of its pupil
 * columns from school-year means (one block for each distinct weight), and its school-years turned
 * so that their covariance Phi is diagonal. At most q + school-years rows with one weight; on what
 * lies outside, A_c is the identity and the scores vanish.
 */
final class ClusterRows {

  private final Gls gls;
  private final List<Row> rows = new ArrayList<>();
  private final boolean oneWeight;

  /**
   * A row.
   *
   * @param values in the orthonormal basis of the design, the outcome last
   * @param start the first that is not zero for being a column between school-years
   * @param lambda variance relative to s_e^2
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by content nowhere
  private record Row(double[] values, int start, double lambda, double weight) {}

  private ClusterRows(Gls gls, boolean oneWeight) {
    this.gls = gls;
    this.oneWeight = oneWeight;
  }

  /**
   * Builds the rows of a cluster, deviations first.
   *
   * @param groups places of its school-years, ascending
   */
  static ClusterRows of(Gls gls, int[] groups) {
    double[] weights = IntStream.of(groups).mapToDouble(gls::weight).toArray();
    double[] distinct = Arrays.stream(weights).distinct().toArray();
    ClusterRows rows = new ClusterRows(gls, distinct.length == 1);
    for (double weight : distinct) {
      rows.addWithin(
          IntStream.range(0, groups.length)
              .filter(i -> weights[i] == weight)
              .mapToObj(i -> gls.design().data().groups().get(groups[i]))
              .toList(),
          weight);
    }
    for (int i = 0; i < groups.length; i++) {
      int g = groups[i];
      rows.rows.add(new Row(gls.rows().row(g), 0, gls.rows().lambda(g), weights[i]));
    }
    return rows;
  }

  /** Deviations have rows for pupil columns only, and none for what they do not vary in. */
  private void addWithin(List<SchoolYear> years, double weight) {
    double[][] within = WithinProducts.rows(gls.design(), years);
    for (int k = 0; k + 1 < within.length; k++) {
      if (Arrays.stream(within[k]).anyMatch(value -> value != 0)) {
        rows.add(new Row(within[k], gls.design().keptBetween(), 1, weight));
      }
    }
  }

  int size() {
    return rows.size();
  }

  /** A row of X in the coordinates of {@link Gls}. */
  double[] x(int row) {
    return gls.turned(values(row));
  }

  /** A row of X in the orthonormal basis of the design, the outcome last; not a copy. */
  double[] values(int row) {
    return rows.get(row).values;
  }

  /** Where the row begins: its values before are zero. */
  int start(int row) {
    return rows.get(row).start;
  }

  double lambda(int row) {
    return rows.get(row).lambda;
  }

  double weight(int row) {
    return rows.get(row).weight;
  }

  double residual(int row) {
    return gls.residual(values(row));
  }

  /**
   * W X M l: the influence of each row on the contrast, W = w / lambda.
   *
   * @param direction M l in the coordinates of {@link Gls}
   */
  double[] influence(double[] direction) {
    double[] basis = gls.turnedBack(direction);
    double[] influence = new double[size()];
    for (int row = 0; row < influence.length; row++) {
      double fitted = Matrices.dot(start(row), basis.length, values(row), basis);
      influence[row] = weight(row) / lambda(row) * fitted;
    }
    return influence;
  }

  boolean hasOneWeight() {
    return oneWeight;
  }
}
