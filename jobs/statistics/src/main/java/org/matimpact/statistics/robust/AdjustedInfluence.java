package org.matimpact.statistics.robust;

import org.matimpact.statistics.linear.IdentityPlusLowRank;
import org.matimpact.statistics.linear.Vectors;

/**
 * The vectors l_c = A_c' W_c X_c M e_k, one number per row: the coefficient's cluster scores are
 * l_c' (y - Xb)_c. In whitened coordinates (see {@link WhitenedDesign}) M is the identity.
 */
final class AdjustedInfluence {

  /** clubSandwich's threshold: eigenvalues at or below count as zero. */
  private static final double ZERO = 1e-12;

  private final WhitenedDesign design;
  private final Clusters clusters;
  private final double[] influence;

  /**
   * Starts from the influence of each row on the coefficient, w_i x_i'M e_k.
   *
   * @param direction M e_k in whitened coordinates
   */
  AdjustedInfluence(WhitenedDesign design, Clusters clusters, double[] direction) {
    this.design = design;
    this.clusters = clusters;
    influence = new double[design.rows()];
    for (int row = 0; row < influence.length; row++) {
      influence[row] = design.weight(row) * Vectors.dot(design.row(row), direction);
    }
  }

  double[] adjusted(Correction correction) {
    double[] adjusted = influence.clone();
    for (int cluster = 0; cluster < clusters.count(); cluster++) {
      switch (correction) {
        case CR0, CR1 -> {}
        case CR2 -> adjustBiasReduced(cluster, adjusted);
        case CR3 -> adjustJackknife(cluster, adjusted);
      }
    }
    return adjusted;
  }

  private void adjustBiasReduced(int cluster, double[] adjusted) {
    if (clusters.size(cluster) == 1) {
      int row = clusters.row(cluster, 0);
      double b = 1 + quadraticForm(design.row(row), 2 * design.weight(row));
      adjusted[row] = b > ZERO ? influence[row] / StrictMath.sqrt(b) : 0;
    } else {
      write(cluster, adjusted, residualCovariance(cluster).power(-0.5, read(cluster)));
    }
  }

  /** x'(U - factor I)x. */
  private double quadraticForm(double[] x, double factor) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * x[k] * (design.u()[k] - factor);
    }
    return sum;
  }

  /**
   * B_c = I - X X'W - WXX' + XUX' on the rows of the cluster. With one weight w it is I + (XU -
   * 2wX)X'; otherwise I + [XU - WX, -X][X, WX]'.
   */
  private IdentityPlusLowRank residualCovariance(int cluster) {
    int size = clusters.size(cluster);
    boolean even = hasOneWeight(cluster);
    double[][] c = new double[size][];
    double[][] z = new double[size][];
    for (int i = 0; i < size; i++) {
      int row = clusters.row(cluster, i);
      double weight = design.weight(row);
      z[i] = even ? design.row(row) : joined(design.row(row), 1, design.row(row), weight);
      c[i] = even ? column(row, 2 * weight) : joined(column(row, weight), 1, design.row(row), -1);
    }
    return new IdentityPlusLowRank(c, z, ZERO);
  }

  private boolean hasOneWeight(int cluster) {
    double first = design.weight(clusters.row(cluster, 0));
    for (int i = 1; i < clusters.size(cluster); i++) {
      if (design.weight(clusters.row(cluster, i)) != first) {
        return false;
      }
    }
    return true;
  }

  /** U x - factor x. */
  private double[] column(int row, double factor) {
    double[] column = design.row(row).clone();
    for (int k = 0; k < column.length; k++) {
      column[k] *= design.u()[k] - factor;
    }
    return column;
  }

  private static double[] joined(double[] a, double factorA, double[] b, double factorB) {
    double[] joined = new double[a.length + b.length];
    for (int k = 0; k < a.length; k++) {
      joined[k] = factorA * a[k];
      joined[a.length + k] = factorB * b[k];
    }
    return joined;
  }

  /** A_c = (I - X X'W)^-1, made symmetric: l = W^(1/2) (I - Q Q')^-1 W^(-1/2) WX e. */
  private void adjustJackknife(int cluster, double[] adjusted) {
    int size = clusters.size(cluster);
    double[][] q = new double[size][];
    double[][] minusQ = new double[size][];
    double[] root = new double[size];
    double[] v = read(cluster);
    for (int i = 0; i < size; i++) {
      int row = clusters.row(cluster, i);
      root[i] = StrictMath.sqrt(design.weight(row));
      q[i] = design.row(row).clone();
      Vectors.scale(q[i], root[i]);
      minusQ[i] = q[i].clone();
      Vectors.scale(minusQ[i], -1);
      v[i] /= root[i];
    }
    double[] result = new IdentityPlusLowRank(minusQ, q, ZERO).power(-1, v);
    for (int i = 0; i < size; i++) {
      result[i] *= root[i];
    }
    write(cluster, adjusted, result);
  }

  private double[] read(int cluster) {
    double[] values = new double[clusters.size(cluster)];
    for (int i = 0; i < values.length; i++) {
      values[i] = influence[clusters.row(cluster, i)];
    }
    return values;
  }

  private void write(int cluster, double[] target, double[] values) {
    for (int i = 0; i < values.length; i++) {
      target[clusters.row(cluster, i)] = values[i];
    }
  }
}
