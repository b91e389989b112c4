package org.matimpact.statistics.linear;

import org.hipparchus.special.elliptic.jacobi.CopolarN;
import org.hipparchus.special.elliptic.jacobi.JacobiElliptic;
import org.hipparchus.special.elliptic.jacobi.JacobiEllipticBuilder;
import org.hipparchus.special.elliptic.legendre.LegendreEllipticIntegral;

/**
 * s^(-1/2) as a sum of weight / (shift + s), to rounding error for all s of an interval [m, M].
 *
 * <p>1 / sqrt(s) = (2 / pi) times the integral of 1 / (t^2 + s) over t from 0 to infinity. With t =
 * sqrt(m) sn(x) / cn(x), Jacobi's elliptic functions of parameter 1 - m/M, the integral runs over a
 * quarter period, where the midpoint rule with N nodes has an error of the order exp(-2 pi^2 N /
 * (log(M/m) + 3)) (Hale, Higham &amp; Trefethen 2008, SIAM Journal on Numerical Analysis 46,
 * 2505-2523, method 3).
 */
final class InverseRootQuadrature {

  /** -log of the error aimed at. */
  private static final double DIGITS = 38;

  private final double[] shifts;
  private final double[] weights;

  private InverseRootQuadrature(double[] shifts, double[] weights) {
    this.shifts = shifts;
    this.weights = weights;
  }

  /** Makes the sum for an interval, 0 < least <= most. */
  static InverseRootQuadrature between(double least, double most) {
    double logRatio = StrictMath.log(most / least);
    int nodes =
        (int) StrictMath.ceil(DIGITS * (logRatio + 3) / (2 * StrictMath.PI * StrictMath.PI));
    double parameter = 1 - least / most;
    double quarter = LegendreEllipticIntegral.bigK(parameter);
    JacobiElliptic elliptic = JacobiEllipticBuilder.build(parameter);
    double[] shifts = new double[nodes];
    double[] weights = new double[nodes];
    double step = 2 * StrictMath.sqrt(least) * quarter / (StrictMath.PI * nodes);
    for (int i = 0; i < nodes; i++) {
      CopolarN functions = elliptic.valuesN((i + 0.5) * quarter / nodes);
      double tangent = functions.sn() / functions.cn();
      shifts[i] = least * tangent * tangent;
      weights[i] = step * functions.dn() / (functions.cn() * functions.cn());
    }
    return new InverseRootQuadrature(shifts, weights);
  }

  int nodes() {
    return shifts.length;
  }

  double shift(int node) {
    return shifts[node];
  }

  double weight(int node) {
    return weights[node];
  }
}
