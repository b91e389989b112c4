package org.matimpact.statistics.mixed;

import org.matimpact.statistics.effect.ContrastEstimate;
import org.matimpact.statistics.linear.SymmetricEigen;
import org.matimpact.statistics.linear.Vectors;

/**
 * Satterthwaite's degrees of freedom of a linear combination of coefficients (Giesbrecht &amp;
 * Burns 1985, Biometrics 41, 477-486; Fai &amp; Cornelius 1996), as lmerTest (Kuznetsova, Brockhoff
 * &amp; Christensen 2017, Journal of Statistical Software 82(13)):
 *
 * <pre>df = 2 f^2 / g'Ag,   f(theta, sigma) = sigma^2 l'(X'V^-1 X)^-1 l,   A = 2 H^-1,</pre>
 *
 * g the gradient of f and H the second derivatives of the criterion, both by differences in theta
 * and in closed form in sigma. A direction of H without positive curvature is left out, as lmerTest
 * does. At a standard deviation of 0 the gradient is 0, so that the term does not count: as if it
 * were known to be 0.
 */
final class SatterthwaiteInference implements ModelInference {

  /** Positive curvature, in units of the sizes of theta. */
  private static final double FLAT = 1e-8;

  private final MixedFit fit;

  /** Of log-determinants, r, and X'V^-1 X packed, by theta. */
  private final Derivatives derivatives;

  private final double[] sizes;
  private final SymmetricEigen curvature;

  SatterthwaiteInference(MixedFit fit) {
    this.fit = fit;
    sizes = NewtonSearch.sizes(fit.theta(), fit.model().scales());
    double[] steps = sizes.clone();
    Vectors.scale(steps, NewtonSearch.STEP);
    derivatives = Derivatives.of(this::values, fit.theta(), steps);
    curvature = SymmetricEigen.inPlace(hessian());
  }

  private double[] values(double[] theta) {
    Solution at = fit.model().solve(theta);
    double[] information = at.information();
    double[] values = new double[information.length + 2];
    values[0] = fit.model().logDeterminants(at, fit.likelihood());
    values[1] = at.residualSquares();
    System.arraycopy(information, 0, values, 2, information.length);
    return values;
  }

  /** Second derivatives of the criterion by theta and sigma, in units of their sizes. */
  private double[][] hessian() {
    int q = sizes.length;
    double sigma = fit.sigma();
    double[][] logs = derivatives.hessian(0);
    double[][] squares = derivatives.hessian(1);
    double[] slopes = derivatives.gradient(1);
    double[][] hessian = new double[q + 1][q + 1];
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < q; j++) {
        hessian[i][j] = sizes[i] * sizes[j] * (logs[i][j] + squares[i][j] / (sigma * sigma));
      }
      hessian[i][q] = -2 * sizes[i] * slopes[i] / (sigma * sigma);
      hessian[q][i] = hessian[i][q];
    }
    hessian[q][q] = 4 * fit.model().observations(fit.likelihood());
    return hessian;
  }

  @Override
  public ContrastEstimate coefficient(int column) {
    return estimate(fit.fixed().unit(column));
  }

  @Override
  public ContrastEstimate estimate(double[] contrast) {
    double[] basis = fit.basis(contrast);
    double variance = fit.solution().variance(basis);
    double[] gradient = gradient(fit.solution().covariances(basis), variance);
    double spread = 0;
    for (int i = 0; i < gradient.length; i++) {
      if (curvature.value(i) > FLAT) {
        double along = Vectors.dot(curvature.vector(i), gradient);
        spread += 2 * along * along / curvature.value(i);
      }
    }
    double error = fit.sigma() * StrictMath.sqrt(variance);
    double f = error * error;
    return ContrastEstimate.of(fit.estimate(contrast), error, 2 * f * f / spread);
  }

  /** d(sigma^2 l'Ml) = -sigma^2 (Ml)' dC (Ml), M = C^-1, in units of the sizes. */
  private double[] gradient(double[] covariances, double variance) {
    double squared = fit.sigma() * fit.sigma();
    double[] gradient = new double[sizes.length + 1];
    for (int i = 0; i < sizes.length; i++) {
      gradient[i] =
          -squared * sizes[i] * PackedForm.of(derivatives.first()[i], 2, covariances, covariances);
    }
    gradient[sizes.length] = 2 * squared * variance;
    return gradient;
  }
}
