package org.matimpact.pipeline.publish;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Suppresses further rows until no suppressed row can be worked out from those published.
 *
 * <p>One row at a time. While an equation of the unknowns ({@link LinearSystem}) exposes something,
 * the row that costs least among its knowns is suppressed: the last in precedence, then the
 * smallest, then the last key. An equation exposes a suppressed row that is its only unknown, and a
 * sum of unknowns under the least size, for that group could be told from the rest. The loop ends,
 * for with everything suppressed no equation has a known.
 *
 * <p>What holds at the end: no suppressed row is determined by published ones. Where every
 * suppressed size is above 0, that is also safe from an attacker who knows that sizes are not
 * negative: a direction that moves the row without changing what is published leads a little way to
 * either side. Two things are not bounded: how wide the range is that such an attacker finds (the
 * attacker's problem of Fischetti and Salazar 2001, Solving the cell suppression problem on tabular
 * data with linear constraints, Management Science 47(7), 1008-1027), and what bounds say of a
 * suppressed 0. Sums are judged in each relation and each reduced equation, not in every
 * combination of equations.
 */
final class SecondarySuppression {

  private final Limits limits;
  private final Map<String, Cell> cells;
  private final List<Relation> relations;
  private final Set<String> unknown = new TreeSet<>();
  private final Map<String, Suppression> suppressed;

  private SecondarySuppression(
      Limits limits,
      Map<String, Cell> cells,
      List<Relation> relations,
      Map<String, Suppression> primary) {
    this.limits = limits;
    this.cells = cells;
    this.relations = relations;
    this.suppressed = new TreeMap<>(primary);
    relations.forEach(relation -> unknown.addAll(relation.terms().keySet()));
    unknown.removeAll(cells.keySet());
    unknown.addAll(primary.keySet());
  }

  /**
   * All suppressed rows, the primary ones among them.
   *
   * @throws IllegalArgumentException if relations tell a row whatever is published
   */
  static Map<String, Suppression> complete(
      Limits limits, List<Cell> cells, List<Relation> relations, Map<String, Suppression> primary) {
    Map<String, Cell> byKey =
        cells.stream().collect(Collectors.toMap(Cell::key, Function.identity()));
    SecondarySuppression secondary = new SecondarySuppression(limits, byKey, relations, primary);
    secondary.close();
    return secondary.suppressed;
  }

  private void close() {
    for (Optional<LinearSystem.Equation> exposing = exposing();
        exposing.isPresent();
        exposing = exposing()) {
      String cheapest = cheapest(exposing.get());
      suppress(cheapest, Rule.SECONDARY, "would tell a suppressed result or a small group");
    }
    cells.values().stream()
        .filter(cell -> cell.computedFrom().stream().anyMatch(suppressed::containsKey))
        .filter(cell -> !suppressed.containsKey(cell.key()))
        .forEach(cell -> suppress(cell.key(), Rule.COMPUTED, "a difference of suppressed results"));
  }

  private void suppress(String key, Rule rule, String detail) {
    unknown.add(key);
    suppressed.put(key, new Suppression(key, rule, detail));
  }

  private Optional<LinearSystem.Equation> exposing() {
    Stream<LinearSystem.Equation> asGiven =
        relations.stream().map(relation -> LinearSystem.equation(relation, unknown));
    return Stream.concat(asGiven, LinearSystem.solve(relations, unknown).stream())
        .filter(this::exposes)
        .findFirst();
  }

  private boolean exposes(LinearSystem.Equation equation) {
    Set<String> unknowns = equation.unknowns().keySet();
    if (unknowns.isEmpty()) {
      return false;
    }
    if (unknowns.size() == 1 && suppressed.containsKey(unknowns.iterator().next())) {
      return true;
    }
    return !equation.knowns().isEmpty() && equation.tellsSum() && tellsFew(equation);
  }

  /** The sum is read off the known side, as an attacker does: some unknowns have no row. */
  private boolean tellsFew(LinearSystem.Equation equation) {
    BigInteger known =
        equation.knowns().entrySet().stream()
            .map(term -> term.getValue().multiply(size(term.getKey())))
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger largest =
        equation.unknowns().values().stream().map(BigInteger::abs).reduce(BigInteger::max).get();
    long least = counted(equation.knowns().keySet().iterator().next()).leastSize(limits);
    return known.abs().compareTo(largest.multiply(BigInteger.valueOf(least))) < 0;
  }

  private BigInteger size(String key) {
    return BigInteger.valueOf(counted(key).size());
  }

  private Arm counted(String key) {
    return cells.get(key).counted();
  }

  private String cheapest(LinearSystem.Equation equation) {
    return equation.knowns().keySet().stream()
        .map(cells::get)
        .max(
            Comparator.comparingInt(Cell::precedence)
                .thenComparing(cell -> -cell.counted().size())
                .thenComparing(Cell::key))
        .map(Cell::key)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The relations alone tell " + equation.unknowns().keySet()));
  }
}
