package org.matimpact.statistics.imputation;

import java.util.List;
import java.util.Locale;
import org.matimpact.statistics.linear.Moments;
import org.matimpact.statistics.robust.ClusterRobustEstimate;

/**
 * Combines estimates of one quantity from m imputed data sets (Rubin 1987, Multiple Imputation for
 * Nonresponse in Surveys, section 3.1): their mean, with variance T = U + (1 + 1/m) B.
 *
 * <p>The degrees of freedom are those of Barnard &amp; Rubin (1999, Biometrika 86, 948-955), which
 * never exceed what the complete data would have: with lambda = (1 + 1/m) B / T, nu_m = (m - 1) /
 * lambda^2 and nu_obs = (nu + 1) / (nu + 3) nu (1 - lambda), they are nu_m nu_obs / (nu_m +
 * nu_obs). nu is here the Satterthwaite degrees of freedom of the row; estimates with different
 * ones take their mean. The fraction of missing information is (r + 2 / (df + 3)) / (r + 1), r = (1
 * + 1/m) B / U. Equals R's {@code mice::pool}, which like this holds lambda at 0.0001 or more for
 * the degrees of freedom.
 *
 * <p>Small samples: the complete-data degrees of freedom are what keeps intervals honest when there
 * are few trusts; Rubin's own of 1987 may exceed the number of pupils.
 */
public final class RubinsRules {

  private static final double LEAST_LAMBDA = 1e-4;

  private RubinsRules() {}

  /**
   * Combines.
   *
   * @param estimates one for each imputed data set, of the same coefficient
   * @throws IllegalArgumentException if there are fewer than two, or one has no standard error or
   *     no degrees of freedom above 0
   */
  public static PooledEstimate pool(List<ClusterRobustEstimate> estimates) {
    if (estimates.size() < 2) {
      throw new IllegalArgumentException(
          "Cannot combine " + estimates.size() + " imputed data sets (at least 2 needed)");
    }
    for (int i = 0; i < estimates.size(); i++) {
      checkEstimate(i, estimates.get(i));
    }
    double m = estimates.size();
    double[] values = estimates.stream().mapToDouble(ClusterRobustEstimate::estimate).toArray();
    double within =
        Moments.mean(
            estimates.stream().mapToDouble(e -> e.standardError() * e.standardError()).toArray());
    double between = Moments.variance(values);
    double total = within + (1 + 1 / m) * between;
    double lambda = (1 + 1 / m) * between / total;
    double complete =
        Moments.mean(
            estimates.stream().mapToDouble(ClusterRobustEstimate::degreesOfFreedom).toArray());
    double df = degreesOfFreedom(m, StrictMath.max(lambda, LEAST_LAMBDA), complete);
    double increase = (1 + 1 / m) * between / within;
    return new PooledEstimate(
        ClusterRobustEstimate.of(
            Moments.mean(values), StrictMath.sqrt(total), df, estimates.get(0).clusters()),
        estimates.size(),
        within,
        between,
        increase,
        lambda,
        (increase + 2 / (df + 3)) / (increase + 1));
  }

  private static double degreesOfFreedom(double m, double lambda, double complete) {
    double old = (m - 1) / (lambda * lambda);
    double observed = (complete + 1) / (complete + 3) * complete * (1 - lambda);
    return old * observed / (old + observed);
  }

  private static void checkEstimate(int place, ClusterRobustEstimate estimate) {
    if (!Double.isFinite(estimate.estimate())
        || !(estimate.standardError() > 0)
        || !(estimate.degreesOfFreedom() > 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot combine: imputed data set %d has the estimate %s, standard error %s and %s"
                  + " degrees of freedom",
              place,
              estimate.estimate(),
              estimate.standardError(),
              estimate.degreesOfFreedom()));
    }
  }
}
