package org.matimpact.pipeline.publish;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that everybody knows of rows: the sum of coefficient times size is 0.
 *
 * @param terms coefficient by key, none of them 0; a key without a row is an unknown that was never
 *     to be published
 */
public record Relation(Map<String, Integer> terms) {

  /** Copies the terms in order of their keys. */
  public Relation {
    if (terms.size() < 2 || terms.containsValue(0)) {
      throw new IllegalArgumentException("A relation joins two rows or more, none of them by 0");
    }
    terms = new TreeMap<>(terms);
  }

  /** The total is the sum of its parts. */
  public static Relation total(String total, Collection<String> parts) {
    Map<String, Integer> terms = new TreeMap<>();
    parts.forEach(part -> terms.put(part, 1));
    if (terms.size() < parts.size() || terms.put(total, -1) != null) {
      throw new IllegalArgumentException("A row is twice in the sum of " + total);
    }
    return new Relation(terms);
  }
}
