package org.matimpact.pipeline.publish;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Relations solved for their unknowns, exactly.
 *
 * <p>Gauss-Jordan elimination in whole numbers: a row is multiplied, never divided but by the
 * greatest common divisor of its coefficients, so nothing is rounded. Known keys stay in the rows
 * as the right-hand side. An unknown can be worked out from the known if and only if it is alone
 * among the unknowns of a row: a combination of rows with a single unknown has coefficient 0 at
 * every pivot but one, so it is that pivot's row.
 */
final class LinearSystem {

  private final Comparator<String> order;
  private final Set<String> unknown;
  private final SortedMap<String, SortedMap<String, BigInteger>> byPivot = new TreeMap<>();

  private LinearSystem(Set<String> unknown) {
    this.unknown = unknown;
    this.order =
        Comparator.comparing((String key) -> !unknown.contains(key))
            .thenComparing(Comparator.naturalOrder());
  }

  /**
   * Equation of some unknowns: the sum of coefficient times size over both maps is 0.
   *
   * @param unknowns coefficients of unknowns, at least one
   * @param knowns coefficients of what is known; empty if the relations alone tell
   */
  record Equation(Map<String, BigInteger> unknowns, Map<String, BigInteger> knowns) {

    /** Whether the equation tells a sum of sizes, each counted with the same sign. */
    boolean tellsSum() {
      return unknowns.values().stream().map(BigInteger::signum).distinct().count() == 1;
    }
  }

  /** The equations in reduced form, in order of their pivots. */
  static List<Equation> solve(List<Relation> relations, Set<String> unknown) {
    LinearSystem system = new LinearSystem(unknown);
    relations.forEach(relation -> system.add(system.row(relation)));
    return system.byPivot.values().stream().map(system::equation).toList();
  }

  /** The relation as it stands, as an equation. */
  static Equation equation(Relation relation, Set<String> unknown) {
    LinearSystem system = new LinearSystem(unknown);
    return system.equation(system.row(relation));
  }

  private SortedMap<String, BigInteger> row(Relation relation) {
    SortedMap<String, BigInteger> row = new TreeMap<>(order);
    relation.terms().forEach((key, factor) -> row.put(key, BigInteger.valueOf(factor)));
    return row;
  }

  private Equation equation(SortedMap<String, BigInteger> row) {
    Map<Boolean, Map<String, BigInteger>> sides =
        row.entrySet().stream()
            .collect(
                Collectors.partitioningBy(
                    term -> unknown.contains(term.getKey()),
                    Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, BigInteger::add, TreeMap::new)));
    return new Equation(sides.get(true), sides.get(false));
  }

  private void add(SortedMap<String, BigInteger> row) {
    byPivot.forEach((pivot, by) -> eliminate(row, pivot, by));
    if (row.isEmpty() || !unknown.contains(row.firstKey())) {
      return;
    }
    String pivot = row.firstKey();
    new ArrayList<>(byPivot.values()).forEach(other -> eliminate(other, pivot, row));
    byPivot.put(pivot, row);
  }

  private static void eliminate(
      SortedMap<String, BigInteger> row, String pivot, SortedMap<String, BigInteger> by) {
    BigInteger factor = row.get(pivot);
    if (factor == null) {
      return;
    }
    BigInteger scale = by.get(pivot);
    row.replaceAll((key, value) -> value.multiply(scale));
    by.forEach((key, value) -> row.merge(key, value.multiply(factor).negate(), BigInteger::add));
    row.values().removeIf(value -> value.signum() == 0);
    BigInteger divisor = row.values().stream().reduce(BigInteger.ZERO, BigInteger::gcd);
    row.replaceAll((key, value) -> value.divide(divisor));
  }
}
