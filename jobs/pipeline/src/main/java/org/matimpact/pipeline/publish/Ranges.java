package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The range in which somebody finds each unknown who has the equations and knows that nothing is
 * negative.
 *
 * <p>By propagation of bounds: in an equation an unknown lies between what is left for it when the
 * others take the ends of their ranges, rounded inwards to whole numbers. Every pass over the
 * equations narrows ranges or is the last. Each range holds the one that a linear program finds;
 * given and reduced equations together leave little between the two. Fewer passes lose narrowness,
 * never truth.
 */
final class Ranges {

  private static final int PASSES = 20;

  /** Room for what division loses, far below the whole numbers that it must not miss. */
  private static final double ROUNDING = 1e-6;

  private final Map<String, Integer> places = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final double[] low;
  private final double[] high;

  /** The sum of factor times unknown is the constant. */
  @SuppressWarnings("ArrayRecordComponent") // numbers of an equation; compared by content nowhere
  private record Row(int[] unknowns, double[] factors, double constant) {}

  /** A sum of ends of ranges, those apart that are open. */
  private record Sum(double finite, int open) {

    Sum plus(double end) {
      return Double.isInfinite(end) ? new Sum(finite, open + 1) : new Sum(finite + end, open);
    }

    /** What is left without one of them, or the given infinity. */
    double without(double end, double infinity) {
      boolean isOpen = Double.isInfinite(end);
      return open > (isOpen ? 1 : 0) ? infinity : finite - (isOpen ? 0 : end);
    }
  }

  private Ranges(List<LinearSystem.Equation> equations, ToDoubleFunction<String> size) {
    equations.stream()
        .filter(equation -> !equation.unknowns().isEmpty())
        .forEach(equation -> rows.add(row(equation, size)));
    low = new double[places.size()];
    high = new double[places.size()];
    Arrays.fill(high, Double.POSITIVE_INFINITY);
  }

  /**
   * Finds the ranges.
   *
   * @param size of what is known
   */
  static Ranges of(List<LinearSystem.Equation> equations, ToDoubleFunction<String> size) {
    Ranges ranges = new Ranges(equations, size);
    boolean narrower = true;
    for (int pass = 0; narrower && pass < PASSES; pass++) {
      narrower = false;
      for (Row row : ranges.rows) {
        narrower |= ranges.narrow(row);
      }
    }
    return ranges;
  }

  /** How far apart the ends of an unknown's range are; infinite in no equation. */
  double width(String unknown) {
    Integer place = places.get(unknown);
    return place == null ? Double.POSITIVE_INFINITY : high[place] - low[place];
  }

  private Row row(LinearSystem.Equation equation, ToDoubleFunction<String> size) {
    double known =
        equation.knowns().entrySet().stream()
            .mapToDouble(term -> term.getValue().doubleValue() * size.applyAsDouble(term.getKey()))
            .sum();
    return new Row(
        equation.unknowns().keySet().stream()
            .mapToInt(unknown -> places.computeIfAbsent(unknown, key -> places.size()))
            .toArray(),
        equation.unknowns().values().stream().mapToDouble(Number::doubleValue).toArray(),
        -known);
  }

  private boolean narrow(Row row) {
    Sum least = new Sum(0, 0);
    Sum most = new Sum(0, 0);
    for (int i = 0; i < row.unknowns.length; i++) {
      least = least.plus(least(row, i));
      most = most.plus(most(row, i));
    }
    boolean narrower = false;
    for (int i = 0; i < row.unknowns.length; i++) {
      double from = row.constant - most.without(most(row, i), Double.POSITIVE_INFINITY);
      double to = row.constant - least.without(least(row, i), Double.NEGATIVE_INFINITY);
      double factor = row.factors[i];
      narrower |=
          keep(
              row.unknowns[i],
              Math.min(from / factor, to / factor),
              Math.max(from / factor, to / factor));
    }
    return narrower;
  }

  private double least(Row row, int term) {
    return row.factors[term] * (row.factors[term] > 0 ? low : high)[row.unknowns[term]];
  }

  private double most(Row row, int term) {
    return row.factors[term] * (row.factors[term] > 0 ? high : low)[row.unknowns[term]];
  }

  private boolean keep(int unknown, double from, double to) {
    double lowest = Math.max(low[unknown], Math.ceil(from - ROUNDING));
    double highest = Math.min(high[unknown], Math.floor(to + ROUNDING));
    boolean narrower = lowest > low[unknown] || highest < high[unknown];
    low[unknown] = lowest;
    high[unknown] = highest;
    return narrower;
  }
}
