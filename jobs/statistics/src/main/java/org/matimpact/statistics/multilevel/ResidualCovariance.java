package org.matimpact.statistics.multilevel;

import org.matimpact.statistics.linear.DiagonalPlusLowRank;
import org.matimpact.statistics.linear.Vectors;

/**
 * D B_c D' of {@link BiasReduction} for the clusters of one fit: the covariance that residuals have
 * if the model holds, in the rows of a cluster.
 */
final class ResidualCovariance {

  private final double[][] m;
  private final double[][] mum;

  /** M U M - 2 w M for the weight w of the last cluster of one weight. */
  private final double[][] middle;

  private double weight = Double.NaN;

  ResidualCovariance(Gls gls) {
    m = gls.m();
    mum = gls.mum();
    middle = new double[m.length][m.length];
  }

  private double[][] middle(double w) {
    if (w != weight) {
      weight = w;
      for (int k = 0; k < m.length; k++) {
        for (int l = 0; l < m.length; l++) {
          middle[k][l] = mum[k][l] - 2 * w * m[k][l];
        }
      }
    }
    return middle;
  }

  /** Entry by entry, of rows of one weight w: lambda^2 + D X (M U M - 2w M) X'D. */
  double[][] dense(CovarianceTerms terms, double w) {
    double[][] x = terms.x();
    double[][] s = new double[x.length][x.length];
    int first = m.length;
    for (int j = 0; j < x.length; j++) {
      first = Math.min(first, terms.start()[j]);
      double[] turned = product(middle(w), x[j], terms.start()[j], first);
      for (int i = 0; i <= j; i++) {
        s[j][i] = Vectors.dot(terms.start()[i], m.length, x[i], turned);
      }
    }
    return complete(s, terms);
  }

  /** Entry by entry: lambda^2 + D (X M U M X' - X M (Omega X)' - Omega X M X') D. */
  double[][] dense(CovarianceTerms terms) {
    double[][] x = terms.x();
    double[][] weighted = terms.weighted();
    double[][] s = new double[x.length][x.length];
    int first = m.length;
    for (int j = 0; j < x.length; j++) {
      int start = terms.start()[j];
      first = Math.min(first, start);
      double[] turned = product(mum, x[j], start, first);
      Vectors.addMultiple(turned, -1, product(m, weighted[j], start, first));
      double[] pulled = product(m, x[j], start, first);
      for (int i = 0; i <= j; i++) {
        int from = terms.start()[i];
        s[j][i] =
            Vectors.dot(from, m.length, x[i], turned)
                - Vectors.dot(from, m.length, weighted[i], pulled);
      }
    }
    return complete(s, terms);
  }

  /** A symmetric matrix times a row that begins at its start, as far as the places from one on. */
  private static double[] product(double[][] symmetric, double[] x, int begin, int from) {
    int p = symmetric.length;
    double[] product = new double[p];
    Vectors.addCombination(product, from, p, x, symmetric, begin, p);
    return product;
  }

  /** Scales by D, adds lambda^2 and fills the upper triangle. */
  private static double[][] complete(double[][] s, CovarianceTerms terms) {
    double[] roots = terms.roots();
    for (int j = 0; j < roots.length; j++) {
      for (int i = 0; i <= j; i++) {
        s[j][i] *= roots[i] * roots[j];
        s[i][j] = s[j][i];
      }
      s[j][j] += terms.lambda()[j] * terms.lambda()[j];
    }
    return s;
  }

  /**
   * D B_c D' of rows of one weight w is lambda^2 + D X (M U M - 2w M) X'D; else lambda^2 + D [X,
   * Omega X] [[M U M, -M], [-M, 0]] [X, Omega X]'D.
   */
  DiagonalPlusLowRank lowRank(ClusterRows rows, double[] roots) {
    boolean even = rows.hasOneWeight();
    int p = m.length;
    double[] diagonal = new double[roots.length];
    double[][] z = new double[roots.length][even ? p : 2 * p];
    for (int row = 0; row < z.length; row++) {
      diagonal[row] = rows.lambda(row) * rows.lambda(row);
      double[] x = rows.values(row);
      for (int k = 0; k < p; k++) {
        z[row][k] = roots[row] * x[k];
        if (!even) {
          z[row][p + k] = rows.weight(row) * z[row][k];
        }
      }
    }
    return new DiagonalPlusLowRank(diagonal, z, even ? middle(rows.weight(0)) : joinedMiddle());
  }

  private double[][] joinedMiddle() {
    int p = m.length;
    double[][] joined = new double[2 * p][2 * p];
    for (int k = 0; k < p; k++) {
      System.arraycopy(mum[k], 0, joined[k], 0, p);
      for (int l = 0; l < p; l++) {
        joined[k][p + l] = -m[k][l];
        joined[p + k][l] = -m[k][l];
      }
    }
    return joined;
  }
}
