package org.matimpact.statistics.multilevel;

import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.robust.Satterthwaite;

/**
 * What the variance of l'b and Satterthwaite's degrees of freedom need of the adjusted influences
 * l_c = A_c' W_c X_c M l of the clusters. All but d is linear in l.
 *
 * @param score l_c'e_c by cluster
 * @param a X_c'l_c, column by column in the basis of the design, one number per cluster
 * @param b X_c'W_c Phi_c l_c, likewise
 * @param d l_c'Phi_c l_c by cluster
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content nowhere
record ClusterMoments(double[] score, double[][] a, double[][] b, double[] d) {

  static ClusterMoments zero(int columns, int clusters) {
    return new ClusterMoments(
        new double[clusters],
        new double[columns][clusters],
        new double[columns][clusters],
        new double[clusters]);
  }

  /** Adds a row of a cluster, d apart, with its number l in the influence of the cluster. */
  void add(int cluster, ClusterRows rows, int row, double l) {
    double weighted = l * rows.weight(row);
    double[] x = rows.values(row);
    score[cluster] += l * rows.residual(row);
    for (int k = rows.start(row); k < a.length; k++) {
      a[k][cluster] += l * x[k];
      b[k][cluster] += weighted * x[k];
    }
  }

  /** Adds a multiple of others', d apart. */
  void addMultiple(double multiple, ClusterMoments other) {
    Vectors.addMultiple(score, multiple, other.score);
    for (int k = 0; k < a.length; k++) {
      Vectors.addMultiple(a[k], multiple, other.a[k]);
      Vectors.addMultiple(b[k], multiple, other.b[k]);
    }
  }

  /** The sum of squared scores. */
  double squares() {
    double sum = 0;
    for (double s : score) {
      sum += s * s;
    }
    return sum;
  }

  Satterthwaite.Result satterthwaite(Gls gls) {
    return Satterthwaite.of(gls.u(), gls.turnedColumns(a), gls.turnedColumns(b), d);
  }
}
