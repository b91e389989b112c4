package org.matimpact.statistics.mixed;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.matimpact.statistics.mixed.VarianceComponent.Kind;

/**
 * Profile-likelihood intervals of standard deviations and correlations: those values at which the
 * least criterion over everything else is within the 95 % point of chi-square (1) of its least
 * value (Bates et al. 2015, section 5.1). With a fit by maximum likelihood they are lme4's {@code
 * confint(fit, method = "profile")}, which refits by it and interpolates; a REML fit profiles the
 * restricted likelihood, and its intervals allow for the coefficients.
 */
final class LikelihoodProfile {

  private static final double RISE =
      new ChiSquaredDistribution(1).inverseCumulativeProbability(.95);

  private static final double ACCURACY = 1e-9;
  private static final int MAX_DOUBLINGS = 60;

  private final MixedFit fit;
  private final StandardDeviations deviations;
  private final double[] best;
  private final double[] scales;
  private final double least;

  private LikelihoodProfile(MixedFit fit) {
    this.fit = fit;
    deviations = new StandardDeviations(fit.model().layout());
    best = deviations.of(fit.theta(), fit.sigma());
    scales = new double[best.length];
    double[] relative = fit.model().scales();
    for (int k = 0; k < scales.length; k++) {
      boolean angle = k < relative.length && !fit.model().layout().isDiagonal(k);
      scales[k] = angle ? 1 : fit.sigma() * (k < relative.length ? relative[k] : 1);
    }
    least = value(best);
  }

  static LikelihoodProfile of(MixedFit fit) {
    return new LikelihoodProfile(fit);
  }

  private double value(double[] values) {
    return fit.model().at(deviations.theta(values), values[values.length - 1], fit.likelihood());
  }

  ProfileInterval interval(int component) {
    if (component < 0 || component >= best.length) {
      throw new IllegalArgumentException(
          "Invalid component: " + component + " (the model has " + best.length + ")");
    }
    boolean correlation = fit.components().get(component).kind() == Kind.CORRELATION;
    return correlation ? correlation(component) : standardDeviation(component);
  }

  private ProfileInterval standardDeviation(int component) {
    boolean residual = component == best.length - 1;
    double middle = StrictMath.abs(best[component]);
    double low;
    if (residual) {
      low = root(component, middle / 2, middle);
    } else {
      low = middle > 0 && rise(component, 0) > 0 ? root(component, 0, middle) : 0;
    }
    double far = 1.5 * middle + scales[component];
    for (int k = 0; k < MAX_DOUBLINGS && rise(component, far) < 0; k++) {
      far *= 2;
    }
    return new ProfileInterval(low, root(component, middle, far), low == 0);
  }

  private ProfileInterval correlation(int component) {
    double edge = StrictMath.PI / 2;
    double middle = StrictMath.max(-edge, StrictMath.min(edge, best[component]));
    double low = rise(component, -edge) > 0 ? root(component, -edge, middle) : -edge;
    double high = rise(component, edge) > 0 ? root(component, middle, edge) : edge;
    return new ProfileInterval(
        StrictMath.sin(low), StrictMath.sin(high), low == -edge || high == edge);
  }

  private double root(int component, double from, double to) {
    DoubleUnaryOperator rise = at -> rise(component, at);
    return new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY * scales[component], 5)
        .solve(200, rise::applyAsDouble, from, to);
  }

  /** How far the profile lies above the limit. */
  private double rise(int component, double at) {
    double[] start = without(best, component);
    double[] found =
        NewtonSearch.minimise(
            others -> value(with(others, component, at)), start, without(scales, component));
    return value(with(found, component, at)) - least - RISE;
  }

  private static double[] without(double[] values, int place) {
    double[] others = new double[values.length - 1];
    System.arraycopy(values, 0, others, 0, place);
    System.arraycopy(values, place + 1, others, place, others.length - place);
    return others;
  }

  private static double[] with(double[] others, int place, double value) {
    double[] values = new double[others.length + 1];
    System.arraycopy(others, 0, values, 0, place);
    values[place] = value;
    System.arraycopy(others, place, values, place + 1, others.length - place);
    return values;
  }
}
