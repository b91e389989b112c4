package org.matimpact.statistics.robust;

import org.matimpact.statistics.linear.Vectors;

/**
 * Satterthwaite degrees of freedom of a cluster-robust variance under independent errors of equal
 * variance (Bell &amp; McCaffrey 2002; Pustejovsky &amp; Tipton 2018): tr(P)^2 / tr(P^2), where
 * P_gh is the covariance of the scores of clusters g and h.
 *
 * <p>P is G by G, but in whitened coordinates, with a_g = X_g'l_g and b_g = X_g'W_g l_g the rows of
 * A and B, it is D + A U A' - A B' - B A', D the diagonal of d_g = l_g'l_g. So P = D + A C' - B A'
 * with C = A U - B, and tr(P^2) needs only the p by p products of A, B and C: G p^2 operations.
 */
public final class Satterthwaite {

  /** The diagonal of U. */
  private final double[] u;

  /** Column by column, one number per cluster. */
  private final double[][] a;

  private final double[][] b;
  private final double[] d;

  private Satterthwaite(double[] u, double[][] a, double[][] b, double[] d) {
    this.u = u;
    this.a = a;
    this.b = b;
    this.d = d;
  }

  /**
   * Returns the trace of P, the expected variance of the estimate before any factor, and the
   * degrees of freedom.
   *
   * @param u the diagonal of U, one number per column
   * @param a column by column, one number per cluster
   * @param b like a
   * @param d one number per cluster
   */
  public static Result of(double[] u, double[][] a, double[][] b, double[] d) {
    return new Satterthwaite(u, a, b, d).result();
  }

  /**
   * The moments that matter.
   *
   * @param trace of P
   * @param degreesOfFreedom tr(P)^2 / tr(P^2); not a number if P is zero
   */
  public record Result(double trace, double degreesOfFreedom) {}

  /**
   * Returns the degrees of freedom.
   *
   * @param adjusted the vectors l_g, by row
   */
  static double degreesOfFreedom(WhitenedDesign design, Clusters clusters, double[] adjusted) {
    double[][] a = new double[design.columns()][clusters.count()];
    double[][] b = new double[design.columns()][clusters.count()];
    double[] d = new double[clusters.count()];
    double[] weighted = new double[adjusted.length];
    for (int row = 0; row < adjusted.length; row++) {
      weighted[row] = adjusted[row] * design.weight(row);
    }
    for (int k = 0; k < design.columns(); k++) {
      clusters.addProducts(adjusted, design.column(k), a[k]);
      clusters.addProducts(weighted, design.column(k), b[k]);
    }
    clusters.addProducts(adjusted, adjusted, d);
    return of(design.u(), a, b, d).degreesOfFreedom();
  }

  private Result result() {
    double[] lowRank = new double[d.length];
    for (int k = 0; k < a.length; k++) {
      for (int g = 0; g < d.length; g++) {
        lowRank[g] += a[k][g] * (u[k] * a[k][g] - 2 * b[k][g]);
      }
    }
    double trace = Vectors.sum(d) + Vectors.sum(lowRank);
    double squares = Vectors.dot(d, d) + 2 * Vectors.dot(d, lowRank) + traceOfSquare();
    return new Result(trace, trace * trace / squares);
  }

  /**
   * The trace of (A C' - B A')^2 is that of the square of [[C'A, -C'B], [A'A, -A'B]], of size 2p,
   * with C'A = U A'A - B'A and C'B = U A'B - B'B.
   */
  private double traceOfSquare() {
    double[][] aa = products(a, a);
    double[][] ab = products(a, b);
    double[][] bb = products(b, b);
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      for (int m = 0; m < a.length; m++) {
        double ca = u[k] * aa[k][m] - ab[m][k];
        double caTransposed = u[m] * aa[m][k] - ab[k][m];
        double cb = u[k] * ab[k][m] - bb[k][m];
        sum += ca * caTransposed - 2 * cb * aa[m][k] + ab[k][m] * ab[m][k];
      }
    }
    return sum;
  }

  private static double[][] products(double[][] left, double[][] right) {
    double[][] products = new double[left.length][right.length];
    for (int k = 0; k < left.length; k++) {
      for (int m = 0; m < right.length; m++) {
        products[k][m] = left == right && m < k ? products[m][k] : Vectors.dot(left[k], right[m]);
      }
    }
    return products;
  }
}
