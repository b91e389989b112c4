package org.matimpact.pipeline.publish;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hides further quantities until no secret one can be worked out from those shown.
 *
 * <p>One quantity at a time. While an equation of the unknowns ({@link LinearSystem}) exposes
 * something, the quantity that costs least among its knowns is hidden: the last in precedence, then
 * the smallest, then the last key. An equation exposes a hidden quantity that is its only unknown,
 * and a sum of unknowns under the least size, for that group could be told from the rest. The loop
 * ends, for with everything hidden no equation has a known.
 *
 * <p>What holds at the end: no hidden quantity is determined by those shown, and who knows besides
 * that no size is negative finds a secret or too small one within a range that is at least as wide
 * as the fewest that may be told ({@link Ranges}): the sliding protection of Fischetti and Salazar
 * (2001, Solving the cell suppression problem on tabular data with linear constraints, Management
 * Science 47(7), 1008-1027) and of tau-ARGUS (Hundepool et al. 2012, Statistical Disclosure
 * Control, section 4.2). Sums are judged in each relation and each reduced equation, not in every
 * combination of equations.
 *
 * <p>What an earlier edition has told cannot be hidden: an equation of nothing else is let pass.
 */
final class SecondarySuppression {

  private final Map<String, Quantity> shown;
  private final Set<String> told;
  private final List<Relation> relations;
  private final Set<String> secret;
  private final Set<String> unknown = new HashSet<>();
  private final Set<String> hidden;

  private SecondarySuppression(
      Map<String, Quantity> shown, Set<String> secret, Set<String> told, List<Relation> relations) {
    this.shown = shown;
    this.told = told;
    this.relations = relations;
    this.secret = secret;
    this.hidden = new HashSet<>(secret);
    relations.forEach(relation -> unknown.addAll(relation.terms().keySet()));
    unknown.removeIf(key -> shown.containsKey(key) && !secret.contains(key));
    unknown.removeIf(key -> shown.containsKey(key) && told.contains(key));
  }

  /**
   * Everything that must not be shown, the secret among it.
   *
   * @param shown every quantity that a row shows, by key
   * @param secret keys of those that must not be worked out
   * @param told keys of those that cannot be hidden any more
   * @throws IllegalArgumentException if relations tell a secret whatever is shown
   */
  static Set<String> hidden(
      Map<String, Quantity> shown, Set<String> secret, Set<String> told, List<Relation> relations) {
    Set<String> hidden = new HashSet<>(secret);
    for (List<Relation> component : new Components(relations).all()) {
      SecondarySuppression secondary = new SecondarySuppression(shown, secret, told, component);
      secondary.close();
      hidden.addAll(secondary.hidden);
    }
    return hidden;
  }

  private void close() {
    for (Optional<String> next = next(); next.isPresent(); next = next()) {
      hidden.add(next.get());
      unknown.add(next.get());
    }
  }

  private Optional<String> next() {
    List<LinearSystem.Equation> given =
        relations.stream().map(relation -> LinearSystem.equation(relation, unknown)).toList();
    return exposing(given)
        .or(
            () -> {
              List<LinearSystem.Equation> reduced = LinearSystem.solve(telling(), unknown);
              return exposing(reduced).or(() -> narrowing(given, reduced));
            });
  }

  private Optional<String> exposing(List<LinearSystem.Equation> equations) {
    return equations.stream()
        .filter(this::exposes)
        .flatMap(equation -> cheapest(List.of(equation)).stream())
        .findFirst();
  }

  /** Of all that bounds a quantity whose range is too narrow, what costs least. */
  private Optional<String> narrowing(
      List<LinearSystem.Equation> given, List<LinearSystem.Equation> reduced) {
    List<LinearSystem.Equation> all = new ArrayList<>(given);
    all.addAll(reduced);
    Ranges ranges = Ranges.of(all, this::size);
    return new TreeSet<>(hidden)
        .stream()
            .filter(unknown::contains)
            .filter(key -> secret.contains(key) || shown.get(key).tells(size(key)))
            .filter(key -> ranges.width(key) < shown.get(key).least())
            .flatMap(
                key ->
                    cheapest(all.stream().filter(e -> e.unknowns().containsKey(key)).toList())
                        .stream())
            .findFirst();
  }

  /**
   * Relations that can tell something together: those with an unknown, none of which is nobody's
   * secret and in no other relation, for such an unknown may be anything that makes it true.
   */
  private List<Relation> telling() {
    List<Relation> telling =
        new ArrayList<>(
            relations.stream()
                .filter(relation -> relation.terms().keySet().stream().anyMatch(unknown::contains))
                .toList());
    Map<String, Integer> uses = new HashMap<>();
    telling.forEach(
        relation -> relation.terms().keySet().forEach(k -> uses.merge(k, 1, Integer::sum)));
    while (telling.removeIf(relation -> isFree(relation, uses))) {}
    return telling;
  }

  /** Notes in passing that a free relation uses its keys no more. */
  private boolean isFree(Relation relation, Map<String, Integer> uses) {
    boolean free =
        relation.terms().keySet().stream()
            .anyMatch(key -> unknown.contains(key) && !hidden.contains(key) && uses.get(key) == 1);
    if (free) {
      relation.terms().keySet().forEach(key -> uses.merge(key, -1, Integer::sum));
    }
    return free;
  }

  private boolean exposes(LinearSystem.Equation equation) {
    Set<String> unknowns = equation.unknowns().keySet();
    if (unknowns.isEmpty()) {
      return false;
    }
    if (unknowns.size() == 1 && hidden.contains(unknowns.iterator().next())) {
      return true;
    }
    return !equation.knowns().isEmpty() && equation.tellsSum() && tellsFew(equation);
  }

  /** The sum is read off the known side, as an attacker does: some unknowns have no row. */
  private boolean tellsFew(LinearSystem.Equation equation) {
    BigInteger known =
        equation.knowns().entrySet().stream()
            .map(term -> term.getValue().multiply(BigInteger.valueOf(size(term.getKey()))))
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger largest =
        equation.unknowns().values().stream().map(BigInteger::abs).reduce(BigInteger::max).get();
    Quantity kind = shown.get(equation.knowns().keySet().iterator().next());
    boolean few = known.abs().compareTo(largest.multiply(BigInteger.valueOf(kind.least()))) < 0;
    return few && (known.signum() != 0 || kind.tells(0));
  }

  private long size(String key) {
    return shown.get(key).size();
  }

  private Optional<String> cheapest(List<LinearSystem.Equation> equations) {
    equations.stream()
        .filter(equation -> equation.knowns().isEmpty() && exposes(equation))
        .forEach(
            equation -> {
              throw new IllegalArgumentException(
                  "The relations alone tell " + equation.unknowns().keySet());
            });
    return equations.stream()
        .flatMap(equation -> equation.knowns().keySet().stream())
        .filter(key -> !told.contains(key))
        .map(shown::get)
        .max(
            Comparator.comparingInt(Quantity::precedence)
                .thenComparing(quantity -> -quantity.size())
                .thenComparing(Quantity::key))
        .map(Quantity::key);
  }
}
