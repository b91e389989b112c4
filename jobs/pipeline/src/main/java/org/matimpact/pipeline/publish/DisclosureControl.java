package org.matimpact.pipeline.publish;

import java.util.List;
import java.util.Map;

/** Which of some results are not published, and why. */
public final class DisclosureControl {

  private DisclosureControl() {}

  /**
   * Applies the rules to rows and to what is known of them together. The order of the rows and of
   * the relations does not matter.
   *
   * @param cells every row that may be published, of all tables
   * @param relations everything that anybody knows to add up
   * @return suppressed rows by key; the others are safe to publish together
   * @throws IllegalArgumentException if a key is twice among the rows, a difference is part of a
   *     sum, or relations tell a row whatever is published
   */
  public static Map<String, Suppression> suppressions(
      Limits limits, List<Cell> cells, List<Relation> relations) {
    requireApart(cells, relations);
    List<Relation> inOrder =
        relations.stream()
            .distinct()
            .sorted((one, other) -> one.terms().toString().compareTo(other.terms().toString()))
            .toList();
    Map<String, Suppression> primary = new PrimaryRules(limits).suppressed(cells);
    return SecondarySuppression.complete(limits, cells, inOrder, primary);
  }

  /** A difference is no size, and is suppressed only once all sizes are decided. */
  private static void requireApart(List<Cell> cells, List<Relation> relations) {
    for (Cell cell : cells) {
      if (!cell.computedFrom().isEmpty()
          && relations.stream().anyMatch(r -> r.terms().containsKey(cell.key()))) {
        throw new IllegalArgumentException("A difference is no part of a sum: " + cell.key());
      }
    }
  }
}
