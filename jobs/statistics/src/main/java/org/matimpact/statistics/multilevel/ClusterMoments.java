package org.matimpact.statistics.multilevel;

import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.robust.Satterthwaite;

/**
 * What the variance of l'b and Satterthwaite's degrees of freedom need of the adjusted influences
 * l_c = A_c' W_c X_c M l of the clusters. All but d is linear in l.
 *
 * @param score l_c'e_c by cluster
 * @param a X_c'l_c by cluster, in the basis of the design
 * @param b X_c'W_c Phi_c l_c, likewise
 * @param d l_c'Phi_c l_c by cluster
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content nowhere
record ClusterMoments(double[] score, double[][] a, double[][] b, double[] d) {

  static ClusterMoments zero(int columns, int clusters) {
    return new ClusterMoments(
        new double[clusters],
        new double[clusters][columns],
        new double[clusters][columns],
        new double[clusters]);
  }

  /**
   * Adds the rows of a cluster, d apart.
   *
   * @param influence l_c
   */
  void add(int cluster, ClusterRows rows, double[] influence) {
    double[] sumA = a[cluster];
    double[] sumB = b[cluster];
    for (int row = 0; row < rows.size(); row++) {
      double l = influence[row];
      double[] x = rows.values(row);
      score[cluster] += l * rows.residual(row);
      for (int k = rows.start(row); k < sumA.length; k++) {
        sumA[k] += l * x[k];
      }
      if (!rows.hasOneWeight()) {
        double weighted = l * rows.weight(row);
        for (int k = rows.start(row); k < sumB.length; k++) {
          sumB[k] += weighted * x[k];
        }
      }
    }
    if (rows.hasOneWeight()) {
      Vectors.addMultiple(sumB, rows.weight(0), sumA);
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
    return Satterthwaite.of(gls.u(), gls.turnedRows(a), gls.turnedRows(b), d);
  }
}
