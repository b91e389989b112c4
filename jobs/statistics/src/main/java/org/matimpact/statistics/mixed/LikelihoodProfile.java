package org.matimpact.statistics.mixed;

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

  /** In units of the signed root: four make about the width of an interval. */
  private static final double ACCURACY = 1e-8;

  private static final int MAX_DOUBLINGS = 60;

  private final MixedFit fit;
  private final int component;
  private final Kind kind;
  private final StandardDeviations deviations;
  private final double[] best;
  private final double[] scales;
  private final double least;

  /** Where everything else was at the last value looked at: the next is near. */
  private double[] last;

  private LikelihoodProfile(MixedFit fit, int component) {
    this.fit = fit;
    this.component = component;
    kind = fit.components().get(component).kind();
    Chart chart =
        switch (kind) {
          case EFFECT -> Chart.INTERCEPT;
          case SLOPE -> Chart.SLOPE;
          case CORRELATION -> Chart.CORRELATION;
        };
    deviations = new StandardDeviations(fit.model().layout(), chart);
    best = deviations.of(fit.theta(), fit.sigma());
    scales = deviations.scales(fit.model().scales(), fit.sigma());
    least = value(best);
    last = best;
  }

  static LikelihoodProfile of(MixedFit fit, int component) {
    int components = fit.components().size();
    if (component < 0 || component >= components) {
      throw new IllegalArgumentException(
          "Invalid component: " + component + " (the model has " + components + ")");
    }
    return new LikelihoodProfile(fit, component);
  }

  private double value(double[] values) {
    return fit.model().at(deviations.theta(values), values[values.length - 1], fit.likelihood());
  }

  ProfileInterval interval() {
    return kind == Kind.CORRELATION ? correlation() : standardDeviation();
  }

  private ProfileInterval standardDeviation() {
    double middle = best[component];
    boolean residual = component == best.length - 1;
    double near = residual ? beyond(middle / 2, 0.5) : 0;
    double far = beyond(1.5 * middle + scales[component], 2);
    double low = root(middle, near);
    return new ProfileInterval(low, root(middle, far), low == 0);
  }

  private ProfileInterval correlation() {
    double edge = StrictMath.PI / 2;
    double low = root(best[component], -edge);
    double high = root(best[component], edge);
    return new ProfileInterval(
        StrictMath.sin(low), StrictMath.sin(high), low == -edge || high == edge);
  }

  /** A value multiplied until it lies outside the interval. */
  private double beyond(double from, double factor) {
    double at = from;
    for (int k = 0; k < MAX_DOUBLINGS && excess(at) < 0; k++) {
      at *= factor;
    }
    return at;
  }

  /**
   * Where the excess is 0, by false position with halved weights (Dowell &amp; Jarratt 1971, BIT
   * 11, 168-174); the edge if it is not reached there.
   */
  private double root(double middle, double edge) {
    double inside = middle;
    double outside = edge;
    double below = -StrictMath.sqrt(RISE);
    double above = edge == middle ? below : excess(edge);
    if (above <= 0) {
      return edge;
    }
    double at = edge;
    double excess = above;
    for (int k = 0; k < MAX_DOUBLINGS && StrictMath.abs(excess) > ACCURACY; k++) {
      at = inside - below * (outside - inside) / (above - below);
      double before = excess;
      excess = excess(at);
      if (excess > 0) {
        outside = at;
        above = excess;
        below /= k > 0 && before > 0 ? 2 : 1;
      } else {
        inside = at;
        below = excess;
        above /= k > 0 && before < 0 ? 2 : 1;
      }
    }
    return at;
  }

  /** How far the profile's signed root, almost a straight line, lies beyond the limit. */
  private double excess(double at) {
    double[] known = with(without(last, component), component, at);
    double[] start = with(without(best, component), component, at);
    double[] found =
        NewtonSearch.minimise(
            others -> value(with(others, component, at)),
            without(value(known) < value(start) ? known : start, component),
            without(scales, component));
    last = with(found, component, at);
    return StrictMath.sqrt(StrictMath.max(0, value(last) - least)) - StrictMath.sqrt(RISE);
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
