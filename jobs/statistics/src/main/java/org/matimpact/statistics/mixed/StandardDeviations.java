package org.matimpact.statistics.mixed;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.mixed.VarianceComponent.Kind;

/**
 * The variances as standard deviations, term after term, s_e last; a slope's by a {@link Chart}.
 */
final class StandardDeviations {

  private final TermLayout layout;
  private final Chart chart;

  StandardDeviations(TermLayout layout, Chart chart) {
    this.layout = layout;
    this.chart = chart;
  }

  double[] of(double[] theta, double sigma) {
    double[] values = new double[theta.length + 1];
    for (int k = 0; k < theta.length; k++) {
      values[k] = theta[k] * sigma;
    }
    values[theta.length] = sigma;
    if (layout.hasSlope()) {
      int at = layout.schoolStart();
      double s2 = StrictMath.hypot(values[at + 1], values[at + 2]);
      double angle = StrictMath.atan2(values[at + 1], values[at + 2]);
      System.arraycopy(chart.of(values[at], s2, angle), 0, values, at, 3);
    }
    return values;
  }

  double[] theta(double[] values) {
    double[] theta = new double[values.length - 1];
    System.arraycopy(values, 0, theta, 0, theta.length);
    if (layout.hasSlope()) {
      int at = layout.schoolStart();
      double[] coordinates = {values[at], values[at + 1], values[at + 2]};
      System.arraycopy(chart.factor(coordinates), 0, theta, at, 3);
    }
    Vectors.scale(theta, 1 / values[theta.length]);
    return theta;
  }

  /**
   * The natural size of each value.
   *
   * @param relative that of theta
   */
  double[] scales(double[] relative, double sigma) {
    double[] scales = new double[relative.length + 1];
    for (int k = 0; k < relative.length; k++) {
      scales[k] = relative[k] * sigma;
    }
    scales[relative.length] = sigma;
    if (layout.hasSlope()) {
      int at = layout.schoolStart();
      double[] sizes = chart.of(scales[at], scales[at + 2], 1);
      System.arraycopy(sizes, 0, scales, at, 3);
    }
    return scales;
  }

  static List<VarianceComponent> components(TermLayout layout, double[] theta, double sigma) {
    double[] values = new StandardDeviations(layout, Chart.SLOPE).of(theta, sigma);
    List<VarianceComponent> components = new ArrayList<>();
    for (RandomTerm term : layout.terms()) {
      int at = components.size();
      components.add(new VarianceComponent(term.name(), Kind.EFFECT, values[at]));
      if (term instanceof RandomTerm.SchoolSlope) {
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
