package org.matimpact.statistics.multilevel;

import org.matimpact.statistics.linear.Vectors;

/**
 * What {@link BiasReduction} is formed of: the rows of a cluster, or fewer with the same products.
 *
 * @param x rows of X
 * @param weighted rows of Omega X; not filled where there is one weight
 * @param start where each row begins; those that begin late best come first
 * @param lambda the diagonal of Phi
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content nowhere
record CovarianceTerms(double[][] x, double[][] weighted, int[] start, double[] lambda) {

  /** The rows as they are. */
  static CovarianceTerms of(ClusterRows rows) {
    CovarianceTerms terms = empty(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      terms.set(row, rows, row);
    }
    return terms;
  }

  /** The rows, their deviations in a basis. */
  static CovarianceTerms of(ClusterRows rows, UnevenDeviations deviations) {
    CovarianceTerms terms = empty(deviations.size() + rows.size() - rows.deviations());
    for (int row = 0; row < deviations.size(); row++) {
      terms.x[row] = deviations.x(row);
      terms.weighted[row] = deviations.weighted(row);
      terms.start[row] = rows.pupilStart();
      terms.lambda[row] = 1;
    }
    for (int row = rows.deviations(); row < rows.size(); row++) {
      terms.set(deviations.size() + row - rows.deviations(), rows, row);
    }
    return terms;
  }

  private static CovarianceTerms empty(int size) {
    return new CovarianceTerms(
        new double[size][], new double[size][], new int[size], new double[size]);
  }

  int size() {
    return lambda.length;
  }

  double[] roots() {
    double[] roots = new double[lambda.length];
    for (int row = 0; row < roots.length; row++) {
      roots[row] = StrictMath.sqrt(lambda[row]);
    }
    return roots;
  }

  private void set(int place, ClusterRows rows, int row) {
    x[place] = rows.values(row);
    if (!rows.hasOneWeight()) {
      weighted[place] = rows.values(row).clone();
      Vectors.scale(weighted[place], rows.weight(row));
    }
    start[place] = rows.start(row);
    lambda[place] = rows.lambda(row);
  }
}
