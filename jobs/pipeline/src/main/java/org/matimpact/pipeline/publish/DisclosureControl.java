package org.matimpact.pipeline.publish;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which of some results are not published, and why. */
public final class DisclosureControl {

  private final Limits limits;
  private final Candidates candidates;
  private final Map<String, Suppression> suppressed;

  private DisclosureControl(Limits limits, Candidates candidates) {
    this.limits = limits;
    this.candidates = candidates;
    this.suppressed = new PrimaryRules(limits).suppressed(candidates.cells(), candidates.given());
  }

  /**
   * Applies the rules to rows, figures and what is known of them together. The order of the rows
   * and of the relations does not matter.
   *
   * @return suppressed rows and figures by key; the others are safe to publish together
   * @throws IllegalArgumentException if a key is twice among the rows, a difference is part of a
   *     sum, or relations tell a row whatever is published
   */
  static Map<String, Suppression> suppressions(Limits limits, Candidates candidates) {
    requireApart(candidates);
    return new DisclosureControl(limits, candidates).all();
  }

  private Map<String, Suppression> all() {
    Map<String, Quantity> shown = shown();
    Set<String> secret = secret(shown);
    Set<String> hidden =
        SecondarySuppression.hidden(shown, secret, candidates.told(), candidates.relations());
    for (Cell cell : candidates.cells()) {
      if (hidden.contains(cell.quantity())) {
        withhold(cell.key(), Rule.SECONDARY, "would tell a suppressed result or a small group");
      }
    }
    for (Quantity number : candidates.numbers()) {
      if (hidden.contains(number.key())) {
        withhold(number.key(), Rule.SECONDARY, "would tell a suppressed result or a small group");
      }
    }
    for (Cell cell : candidates.cells()) {
      if (cell.computedFrom().stream().anyMatch(suppressed::containsKey)) {
        withhold(cell.key(), Rule.COMPUTED, "a difference of suppressed results");
      }
    }
    return suppressed;
  }

  private void withhold(String key, Rule rule, String detail) {
    suppressed.putIfAbsent(key, new Suppression(key, rule, detail));
  }

  /** Every number that rows show, those to be suppressed among them. */
  private Map<String, Quantity> shown() {
    Map<String, Quantity> shown = new TreeMap<>();
    candidates.cells().stream()
        .filter(cell -> !cell.quantity().isEmpty())
        .sorted(Comparator.comparingInt(Cell::precedence).thenComparing(Cell::key))
        .forEach(cell -> shown.putIfAbsent(cell.quantity(), quantity(cell)));
    candidates.numbers().forEach(number -> shown.put(number.key(), number));
    return shown;
  }

  private Quantity quantity(Cell cell) {
    return new Quantity(
        cell.quantity(),
        cell.counted().size(),
        cell.counted().leastSize(limits),
        cell.precedence(),
        Quantity.Zero.TELLS);
  }

  private Set<String> secret(Map<String, Quantity> shown) {
    Set<String> secret = new TreeSet<>();
    candidates.cells().stream()
        .filter(cell -> !cell.quantity().isEmpty() && cell.computedFrom().isEmpty())
        .filter(cell -> suppressed.containsKey(cell.key()))
        .filter(cell -> suppressed.get(cell.key()).secret() == Suppression.Secret.SIZE)
        .forEach(cell -> secret.add(cell.quantity()));
    for (Quantity number : candidates.numbers()) {
      if (candidates.given().containsKey(number.key())) {
        suppressed.put(number.key(), candidates.given().get(number.key()));
        secret.add(number.key());
      } else if (number.tells(number.size())) {
        withhold(number.key(), Rule.FEW_PUPILS, "fewer than " + number.least() + " pupils");
        secret.add(number.key());
      }
    }
    secret.retainAll(shown.keySet());
    return secret;
  }

  /** A difference is no size, and is suppressed only once all sizes are decided. */
  private static void requireApart(Candidates candidates) {
    Set<String> summed = new TreeSet<>();
    candidates.relations().forEach(relation -> summed.addAll(relation.terms().keySet()));
    Set<String> keys = new TreeSet<>();
    for (Cell cell : candidates.cells()) {
      if (!keys.add(cell.key())) {
        throw new IllegalArgumentException("A row is there twice: " + cell.key());
      }
      if (!cell.computedFrom().isEmpty() && summed.contains(cell.quantity())) {
        throw new IllegalArgumentException("A difference is no part of a sum: " + cell.key());
      }
    }
  }
}
