package org.matimpact.statistics.multilevel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
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
  private final List<double[]> x = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  /** Variance relative to s_e^2, weight, and residual of a row. */
  private record Entry(double lambda, double weight, double residual) {}

  private ClusterRows(Gls gls) {
    this.gls = gls;
  }

  /**
   * Builds the rows of a cluster.
   *
   * @param groups places of its school-years, ascending
   */
  static ClusterRows of(Gls gls, int[] groups) {
    ClusterRows rows = new ClusterRows(gls);
    double[] weights = IntStream.of(groups).mapToDouble(rows::schoolWeight).toArray();
    for (double weight : DoubleStream.of(weights).distinct().toArray()) {
      rows.addWithin(
          IntStream.range(0, groups.length)
              .filter(i -> weights[i] == weight)
              .map(i -> groups[i])
              .toArray(),
          weight);
    }
    for (int g : groups) {
      rows.add(gls.rows().row(g), gls.rows().lambda(g), rows.schoolWeight(g));
    }
    return rows;
  }

  private double schoolWeight(int group) {
    return gls.weights()[gls.design().data().groups().get(group).school()];
  }

  private void addWithin(int[] groups, double weight) {
    List<SchoolYear> years =
        IntStream.of(groups).mapToObj(gls.design().data().groups()::get).toList();
    double[][] rows = WithinProducts.rows(gls.design(), years);
    for (int k = 0; k + 1 < rows.length; k++) {
      add(rows[k], 1, weight);
    }
  }

  private void add(double[] row, double lambda, double weight) {
    x.add(gls.turned(row));
    entries.add(new Entry(lambda, weight, gls.residual(row)));
  }

  int size() {
    return entries.size();
  }

  /** A row of X in the coordinates of {@link Gls}; not a copy. */
  double[] x(int row) {
    return x.get(row);
  }

  double lambda(int row) {
    return entries.get(row).lambda;
  }

  double weight(int row) {
    return entries.get(row).weight;
  }

  double residual(int row) {
    return entries.get(row).residual;
  }

  /** W X M l: the influence of each row on the contrast, W = w / lambda. */
  double[] influence(double[] direction) {
    double[] influence = new double[size()];
    for (int row = 0; row < influence.length; row++) {
      influence[row] = weight(row) / lambda(row) * Vectors.dot(x(row), direction);
    }
    return influence;
  }

  boolean hasOneWeight() {
    return entries.stream().allMatch(entry -> entry.weight == entries.get(0).weight);
  }
}
