package org.matimpact.statistics.mixed;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.statistics.mixed.VarianceComponent.Kind;

/**
 * The variances as standard deviations, term after term, s_e last. A slope has the standard
 * deviation of intercepts, an angle whose sine is the correlation, and the standard deviation of
 * slopes: any angle is allowed, so that a correlation of 1 is no boundary.
 */
final class StandardDeviations {

  private final TermLayout layout;

  StandardDeviations(TermLayout layout) {
    this.layout = layout;
  }

  double[] of(double[] theta, double sigma) {
    double[] values = new double[theta.length + 1];
    for (int term = 0, at = 0; term < layout.terms().size(); term++) {
      values[at] = theta[at] * sigma;
      if (TermLayout.size(layout.terms().get(term)) == 3) {
        values[at + 1] = StrictMath.atan2(theta[at + 1], theta[at + 2]);
        values[at + 2] = StrictMath.hypot(theta[at + 1], theta[at + 2]) * sigma;
      }
      at += TermLayout.size(layout.terms().get(term));
    }
    values[theta.length] = sigma;
    return values;
  }

  double[] theta(double[] values) {
    double[] theta = new double[values.length - 1];
    double sigma = values[theta.length];
    for (int term = 0, at = 0; term < layout.terms().size(); term++) {
      theta[at] = values[at] / sigma;
      if (TermLayout.size(layout.terms().get(term)) == 3) {
        theta[at + 1] = values[at + 2] / sigma * StrictMath.sin(values[at + 1]);
        theta[at + 2] = values[at + 2] / sigma * StrictMath.cos(values[at + 1]);
      }
      at += TermLayout.size(layout.terms().get(term));
    }
    return theta;
  }

  List<VarianceComponent> components(double[] theta, double sigma) {
    double[] values = of(theta, sigma);
    List<VarianceComponent> components = new ArrayList<>();
    for (RandomTerm term : layout.terms()) {
      int at = components.size();
      components.add(new VarianceComponent(term.name(), Kind.EFFECT, values[at]));
      if (TermLayout.size(term) == 3) {
        boolean none = values[at] == 0 || values[at + 2] == 0;
        double correlation = none ? Double.NaN : StrictMath.sin(values[at + 1]);
        components.add(new VarianceComponent(term.name(), Kind.CORRELATION, correlation));
        components.add(new VarianceComponent(term.name(), Kind.SLOPE, values[at + 2]));
      }
    }
    components.add(new VarianceComponent("residual", Kind.EFFECT, sigma));
    return components;
  }
}
