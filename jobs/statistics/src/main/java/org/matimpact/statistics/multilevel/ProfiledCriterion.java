package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import org.matimpact.statistics.linear.Cholesky;
import org.matimpact.statistics.linear.Vectors;

/**
 * -2 log likelihood with b and s_e^2 profiled out, as lme4 defines it (Bates, Maechler, Bolker
 * &amp; Walker 2015, Journal of Statistical Software 67(1), equations 34 and 41):
 *
 * <pre>
 * REML: log |V| + log |X'V^-1 X| + (n - p) (1 + log(2 pi r / (n - p))),  r = y'P y
 * ML:   log |V|                  + n (1 + log(2 pi r / n))
 * </pre>
 *
 * with P = V^-1 - V^-1 X (X'V^-1 X)^-1 X'V^-1, and its exact first and second derivatives by the
 * variance ratios, from dV / dt_k = Z_k Z_k' (Searle, Casella &amp; McCulloch 1992, Variance
 * Components, section 6.6).
 */
final class ProfiledCriterion {

  private final OrthonormalDesign design;
  private final boolean restricted;
  private final int ratios;
  private final SchoolSums sums;
  private final double observations;
  private final double logScale;

  ProfiledCriterion(OrthonormalDesign design, RandomEffects effects, Likelihood likelihood) {
    this.design = design;
    restricted = likelihood == Likelihood.REML;
    ratios = effects == RandomEffects.SCHOOL_AND_YEAR ? 2 : 1;
    sums = new SchoolSums(design, ratios == 2);
    double n = design.data().pupils();
    observations = restricted ? n - design.rank() : n;
    logScale = restricted ? 2 * design.qr().logDeterminant() : 0;
  }

  /** The number of variance ratios: 1 or 2. */
  int ratios() {
    return ratios;
  }

  CriterionPoint at(double school, double schoolYear) {
    sums.evaluate(school, schoolYear);
    int p = design.rank();
    Cholesky cholesky = Cholesky.of(crossProducts(), 0);
    double root = cholesky.lower()[p][p];
    double residual = root * root;
    double value = value(sums.logDeterminant(), cholesky.logDeterminant(p), residual);
    return withDerivatives(value, residual, cholesky);
  }

  /** At the variance ratios of unweighted generalised least squares, without derivatives. */
  double of(Gls gls) {
    return value(gls.rows().logDeterminant(), gls.logDeterminant(), gls.residualSquares());
  }

  /**
   * The criterion from its parts.
   *
   * @param covariance log |V|
   * @param information log |X'V^-1 X|, X in the orthonormal basis
   * @param residual r
   */
  private double value(double covariance, double information, double residual) {
    if (!(residual > 0) || !(information > Double.NEGATIVE_INFINITY)) {
      throw new NotEstimableException(
          NotEstimableException.Reason.NO_VARIANCE,
          "Cannot fit: the columns of the design explain the outcome without a residual");
    }
    return covariance
        + (restricted ? information + logScale : 0)
        + observations * (1 + StrictMath.log(2 * StrictMath.PI * residual / observations));
  }

  private double[][] crossProducts() {
    double[][] total = sums.products();
    for (int i = 0; i < total.length; i++) {
      Vectors.addMultiple(total[i], 1, design.within()[i]);
    }
    return total;
  }

  private CriterionPoint withDerivatives(double value, double residual, Cholesky cholesky) {
    int p = design.rank();
    double[][] m = cholesky.inverse(p);
    double[] b = cholesky.solveTransposed(cholesky.row(p, p));
    double[] e = new double[p + 1];
    for (int i = 0; i < p; i++) {
      e[i] = -b[i];
    }
    e[p] = 1;
    Derivatives derivatives = new Derivatives(m, e, residual);
    double[] gradient = new double[ratios];
    double[][] hessian = new double[ratios][ratios];
    double[][] expected = new double[ratios][ratios];
    for (int k = 0; k < ratios; k++) {
      gradient[k] = derivatives.trace[k] - observations / residual * derivatives.form[k];
      for (int l = 0; l < ratios; l++) {
        double product = derivatives.traceOfProduct(k, l);
        hessian[k][l] = observations * derivatives.curvature(k, l) - product;
        expected[k][l] = product - derivatives.trace[k] * derivatives.trace[l] / observations;
      }
    }
    return new CriterionPoint(value, gradient, hessian, expected);
  }

  /** Traces and quadratic forms of P G_k and P G_k P G_l, G_k = Z_k Z_k'. */
  private final class Derivatives {
    private final double[][] m;
    private final double[] e;
    private final double residual;

    /** M w'V^-1 G_k V^-1 X. */
    private final double[][][] turned = new double[ratios][][];

    /** X'V^-1 G_k V^-1 (y - Xb). */
    private final double[][] pulled = new double[ratios][];

    private final double[] trace = new double[ratios];
    private final double[] form = new double[ratios];

    Derivatives(double[][] m, double[] e, double residual) {
      this.m = m;
      this.e = e;
      this.residual = residual;
      for (int k = 0; k < ratios; k++) {
        double[][] n = sums.first(k);
        turned[k] = Matrices.product(m, n);
        trace[k] = sums.trace(k) - (restricted ? Matrices.trace(turned[k]) : 0);
        double[] ne = Matrices.times(n, e);
        form[k] = Vectors.dot(e, ne);
        pulled[k] = Arrays.copyOf(ne, m.length);
      }
    }

    /** tr(P G_k P G_l), or for ML tr(V^-1 G_k V^-1 G_l). */
    double traceOfProduct(int k, int l) {
      double v = sums.squaredTrace(k, l);
      return restricted
          ? v
              - 2 * Matrices.traceOfProduct(m, sums.second(k, l))
              + Matrices.traceOfProduct(turned[k], turned[l])
          : v;
    }

    /** The second derivative of log r. */
    double curvature(int k, int l) {
      double y = Vectors.dot(e, Matrices.times(sums.second(k, l), e));
      y -= Vectors.dot(pulled[k], Matrices.times(m, pulled[l]));
      return 2 * y / residual - form[k] / residual * (form[l] / residual);
    }
  }
}
