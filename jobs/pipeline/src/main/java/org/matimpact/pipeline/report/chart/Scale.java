package org.matimpact.pipeline.report.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A linear axis.
 *
 * @param low value at its beginning
 * @param high value at its end, above low
 * @param from coordinate of low
 * @param to coordinate of high
 */
record Scale(double low, double high, double from, double to) {

  /** Ticks are apart by 1, 2 or 5 times a power of ten; an axis has at most so many. */
  private static final int MOST_TICKS = 6;

  /** An axis on which all of the values lie, and 0, with a little room at both ends. */
  static Scale around(Collection<Double> values, double from, double to) {
    double low = Math.min(0, values.stream().mapToDouble(v -> v).min().orElse(0));
    double high = Math.max(0, values.stream().mapToDouble(v -> v).max().orElse(0));
    double room = high > low ? (high - low) / 20 : 0.1;
    return new Scale(low - room, high + room, from, to);
  }

  /** An axis from the smallest of the values to the largest. */
  static Scale across(Collection<Double> values, double from, double to) {
    double low = values.stream().mapToDouble(v -> v).min().orElse(0);
    double high = values.stream().mapToDouble(v -> v).max().orElse(0);
    return high > low ? new Scale(low, high, from, to) : new Scale(low - 1, low + 1, from, to);
  }

  /** Coordinate of a value. */
  double at(double value) {
    return from + (to - from) * (value - low) / (high - low);
  }

  /** Round values within the axis, in order. */
  List<Double> ticks() {
    double step = step();
    List<Double> ticks = new ArrayList<>();
    for (long k = (long) Math.ceil(low / step); k * step <= high; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  /** Decimals by which the ticks can be told apart. */
  int decimals() {
    return Math.max(0, (int) -Math.floor(StrictMath.log10(step()) + 1e-9));
  }

  private double step() {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10((high - low) / MOST_TICKS)));
    for (double factor : new double[] {1, 2, 5}) {
      if ((high - low) / (factor * power) <= MOST_TICKS) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
