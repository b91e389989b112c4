package org.matimpact.statistics.effect;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * An effect along a moderator, ready to plot. Limits hold point by point, not for the whole curve
 * at once.
 *
 * @param points in the order of the values asked for
 */
public record EffectCurve(List<Point> points) {

  /**
   * The effect at one value.
   *
   * @param value of the moderator, in the units asked for
   */
  public record Point(double value, ContrastEstimate effect) {}

  /**
   * Evaluates a curve.
   *
   * @param values of the moderator, such as numbers of schools in a trust
   * @param contrast the combination of coefficients that is the effect at a value
   * @param inference on a combination: cluster-robust or model-based, with its own degrees of
   *     freedom
   */
  public static EffectCurve of(
      double[] values,
      DoubleFunction<double[]> contrast,
      Function<double[], ContrastEstimate> inference) {
    return new EffectCurve(
        Arrays.stream(values)
            .mapToObj(value -> new Point(value, inference.apply(contrast.apply(value))))
            .toList());
  }
}
