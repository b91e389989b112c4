package org.matimpact.statistics.logistic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;

/**
 * Logistic regression of counts with random intercepts of one level, or of two nested levels such
 * as school and school-year,
 *
 * <pre>
 * y_r ~ Binomial(n_r, p_r),   logit p_r = x_r'b + s u_j + t v_jk,   u_j, v_jk ~ N(0, 1),
 * </pre>
 *
 * by maximum likelihood under Laplace's approximation of the integrals over u and v: what lme4's
 * {@code glmer(cbind(y, n - y) ~ x + (1|j) + (1|j:k), family = binomial, nAGQ = 1)} maximises
 * (Bates et al. 2015, Journal of Statistical Software 67(1); Tierney &amp; Kadane 1986, Journal of
 * the American Statistical Association 81, 82-86). Random intercepts are eliminated group by group
 * in closed form ({@link ModeSearch}, {@link Arrowhead}), the criterion has an exact gradient
 * ({@link LaplacePoint}), and coefficients and standard deviations are found together ({@link
 * LaplaceSearch}) from the best of three starts of lme4's {@code nAGQ = 0} kind. Time and memory
 * grow with the number of patterns, not of trials.
 *
 * <p>Small samples: the approximation is that of a normal density round the mode of each group.
 * With few trials a group, or an outcome so rare that most groups have no success, it understates
 * the standard deviations and with them the coefficients (Breslow &amp; Lin 1995, Biometrika 82,
 * 81-91); with ten expected successes and failures a group the error is well below a standard
 * error.
 *
 * <p>A standard deviation of less than 1e-4 (lme4's {@code isSingular}) is set to 0, and the fit
 * says that it is singular.
 */
public final class LogisticMixedModel {

  private static final double[] STARTING_SCALES = {0.1, 0.3, 1};

  private static final double SINGULAR = 1e-4;

  private LogisticMixedModel() {}

  /**
   * Fits the model.
   *
   * @throws NotEstimableException with reason SEPARATION and the columns' names if coefficients are
   *     infinite, or if groups and columns together tell successes from failures; NO_VARIANCE if
   *     all trials end alike; TOO_FEW_GROUPS if groups cannot be told from trials or from
   *     subgroups; NO_CONVERGENCE if the search for a mode does not end
   */
  public static LogisticMixedFit fit(BinomialRows rows) {
    GroupedRows data = new GroupedRows(rows);
    LaplaceSearch.Minimum minimum = LaplaceSearch.minimise(data, start(data));
    double[] tidy = tidied(data, minimum.point().parameters());
    if (!Arrays.equals(tidy, minimum.point().parameters())) {
      LaplacePoint again = LaplacePoint.at(data, tidy, Modes.none(data));
      minimum = LaplaceSearch.minimise(data, again);
    }
    return new LogisticMixedFit(rows, data, minimum);
  }

  /** The same parameters with standard deviations of 0 or more. */
  private static double[] tidied(GroupedRows data, double[] parameters) {
    double[] tidied = parameters.clone();
    for (int k = data.rank(); k < tidied.length; k++) {
      double scale = StrictMath.abs(tidied[k]);
      tidied[k] = scale < SINGULAR ? 0 : scale;
    }
    return tidied;
  }

  private static LaplacePoint start(GroupedRows data) {
    Stream<LaplacePoint> starts =
        DoubleStream.of(STARTING_SCALES)
            .mapToObj(scale -> StartingPoint.of(data, scale))
            .map(start -> point(data, start));
    return starts.min(Comparator.comparingDouble(LaplacePoint::value)).orElseThrow();
  }

  private static LaplacePoint point(GroupedRows data, StartingPoint start) {
    if (!start.converged()) {
      throw new NotEstimableException(
          Reason.SEPARATION,
          "Cannot fit: successes and failures are separated by "
              + String.join(", ", data.separated(start.lastStep())));
    }
    return LaplacePoint.at(data, start.parameters(), start.modes());
  }
}
