package org.matimpact.statistics.mixed;

import java.util.Arrays;
import org.matimpact.statistics.effect.ContrastEstimate;
import org.matimpact.statistics.linear.Cholesky;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.multilevel.Likelihood;

/**
 * Kenward and Roger's adjusted standard error and degrees of freedom (Kenward &amp; Roger 1997,
 * Biometrics 53, 983-997), as pbkrtest (Halekoh &amp; Hojsgaard 2014, Journal of Statistical
 * Software 59(9)). With s the variances and covariances, in which V = sum s_i G_i is linear, Phi =
 * (X'V^-1 X)^-1, P_i = -X'V^-1 G_i V^-1 X and Q_ij = X'V^-1 G_i V^-1 G_j V^-1 X,
 *
 * <pre>
 * W     = 2 [tr(V^-1 G_i V^-1 G_j) - 2 tr(Phi Q_ij) + tr(Phi P_i Phi P_j)]^-1
 * Phi_A = Phi + 2 Phi [sum W_ij (Q_ij - P_i Phi P_j)] Phi
 * df    = 2 (l'Phi l)^2 / sum W_ij (l'Phi P_i Phi l) (l'Phi P_j Phi l)
 * </pre>
 *
 * the last what the method's moments come to for one combination, with an F scale of 1. It closes
 * from cross-products because P_i and Q_ij + Q_ji are the derivatives of X'V^-1 X, and the trace
 * that of -log |V|; they are taken by differences. Terms of variance 0 are left out, as if known to
 * be 0; pbkrtest keeps them.
 */
final class KenwardRogerInference implements ModelInference {

  private final MixedFit fit;
  private final double[][] phi;
  private final double[][] adjusted;
  private final double[][][] p;
  private final double[][] w;

  KenwardRogerInference(MixedFit fit) {
    if (fit.likelihood() != Likelihood.REML) {
      throw new IllegalStateException("Cannot use Kenward and Roger's method: not a REML fit");
    }
    this.fit = fit;
    Covariances covariances = new Covariances(fit);
    Derivatives derivatives =
        Derivatives.of(s -> values(covariances, s), covariances.values(), covariances.steps());
    int rank = fit.rank();
    phi = Cholesky.of(PackedForm.matrix(derivatives.value(), 1, rank), 0).inverse(rank);
    p = new double[derivatives.first().length][][];
    for (int i = 0; i < p.length; i++) {
      p[i] = PackedForm.matrix(derivatives.first()[i], 1, rank);
    }
    w = covarianceOfVariances(derivatives);
    adjusted = adjusted(derivatives);
  }

  /** log |V|, and X'V^-1 X packed. */
  private double[] values(Covariances covariances, double[] s) {
    Solution solution = fit.model().solve(covariances.theta(s));
    double residual = s[s.length - 1];
    double[] information = solution.information();
    Vectors.scale(information, 1 / residual);
    double[] values = new double[information.length + 1];
    values[0] = solution.logDeterminant() + fit.pupils() * StrictMath.log(residual);
    System.arraycopy(information, 0, values, 1, information.length);
    return values;
  }

  private double[][] q(Derivatives derivatives, int i, int j) {
    double[] half = derivatives.second()[i][j].clone();
    Vectors.scale(half, 0.5);
    return PackedForm.matrix(half, 1, phi.length);
  }

  private double[][] covarianceOfVariances(Derivatives derivatives) {
    double[][] information = new double[p.length][p.length];
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        information[i][j] =
            (-derivatives.second()[i][j][0]
                    - 2 * trace(phi, q(derivatives, i, j))
                    + trace(product(phi, p[i]), product(phi, p[j])))
                / 2;
      }
    }
    return scaledInverse(information);
  }

  /** The variances may differ by many orders of magnitude. */
  private static double[][] scaledInverse(double[][] matrix) {
    int size = matrix.length;
    double[] roots = new double[size];
    Arrays.setAll(roots, k -> StrictMath.sqrt(matrix[k][k]));
    double[][] scaled = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        scaled[i][j] = matrix[i][j] / (roots[i] * roots[j]);
      }
    }
    double[][] inverse = Cholesky.of(scaled, 0).inverse(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        inverse[i][j] /= roots[i] * roots[j];
      }
    }
    return inverse;
  }

  private double[][] adjusted(Derivatives derivatives) {
    double[][] sum = new double[phi.length][phi.length];
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < p.length; j++) {
        double[][] products = product(product(p[i], phi), p[j]);
        double[][] q = q(derivatives, i, j);
        for (int k = 0; k < sum.length; k++) {
          Vectors.addMultiple(sum[k], w[i][j], q[k]);
          Vectors.addMultiple(sum[k], -w[i][j], products[k]);
        }
      }
    }
    double[][] adjusted = product(product(phi, sum), phi);
    for (int k = 0; k < adjusted.length; k++) {
      Vectors.scale(adjusted[k], 2);
      Vectors.addMultiple(adjusted[k], 1, phi[k]);
    }
    return adjusted;
  }

  @Override
  public ContrastEstimate coefficient(int column) {
    return estimate(fit.fixed().unit(column));
  }

  @Override
  public ContrastEstimate estimate(double[] contrast) {
    double[] basis = fit.basis(contrast);
    double[] direction = times(phi, basis);
    double variance = Vectors.dot(basis, direction);
    double[] slopes = new double[p.length];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] = Vectors.dot(direction, times(p[i], direction));
    }
    double spread = Vectors.dot(slopes, times(w, slopes));
    double error = StrictMath.sqrt(Vectors.dot(basis, times(adjusted, basis)));
    return ContrastEstimate.of(fit.estimate(contrast), error, 2 * variance * variance / spread);
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix).mapToDouble(row -> Vectors.dot(row, vector)).toArray();
  }

  private static double[][] product(double[][] left, double[][] right) {
    double[][] product = new double[left.length][right.length];
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < right.length; k++) {
        Vectors.addMultiple(product[i], left[i][k], right[k]);
      }
    }
    return product;
  }

  private static double trace(double[][] left, double[][] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < right.length; k++) {
        sum += left[i][k] * right[k][i];
      }
    }
    return sum;
  }
}
