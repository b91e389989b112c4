package org.matimpact.statistics.robust;

import java.util.Arrays;
import org.matimpact.statistics.linear.OuterProducts;
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

  /** By cluster, one number per column. */
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
   * @param a by cluster, one number per column
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
    double[][] a = new double[clusters.count()][design.columns()];
    double[][] b = new double[clusters.count()][design.columns()];
    double[] d = new double[clusters.count()];
    for (int cluster = 0; cluster < d.length; cluster++) {
      for (int place = 0; place < clusters.size(cluster); place++) {
        int row = clusters.row(cluster, place);
        double l = adjusted[row];
        Vectors.addMultiple(a[cluster], l, design.row(row));
        Vectors.addMultiple(b[cluster], l * design.weight(row), design.row(row));
        d[cluster] += l * l;
      }
    }
    return of(design.u(), a, b, d).degreesOfFreedom();
  }

  private Result result() {
    double[] lowRank = new double[d.length];
    for (int g = 0; g < d.length; g++) {
      for (int k = 0; k < u.length; k++) {
        lowRank[g] += a[g][k] * (u[k] * a[g][k] - 2 * b[g][k]);
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
    int p = u.length;
    OuterProducts products = new OuterProducts(2 * p);
    for (int g = 0; g < d.length; g++) {
      products.add(joined(a[g], b[g]), 1);
    }
    double[][] s = products.sum();
    double sum = 0;
    for (int k = 0; k < p; k++) {
      for (int m = 0; m < p; m++) {
        double aa = s[k][m];
        double ca = u[k] * aa - s[m][p + k];
        double caTransposed = u[m] * aa - s[k][p + m];
        double cb = u[k] * s[k][p + m] - s[p + k][p + m];
        sum += ca * caTransposed - 2 * cb * aa + s[k][p + m] * s[m][p + k];
      }
    }
    return sum;
  }

  private static double[] joined(double[] left, double[] right) {
    double[] joined = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, joined, left.length, right.length);
    return joined;
  }
}
