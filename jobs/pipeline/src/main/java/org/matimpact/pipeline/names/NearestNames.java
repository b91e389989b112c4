package org.matimpact.pipeline.names;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Known names close to one that is not known. */
public final class NearestNames {

  private static final int MOST = 3;

  private NearestNames() {}

  /** At most three that are close enough to be meant, nearest first; ties in alphabetical order. */
  public static List<String> meant(String name, Collection<String> known) {
    int furthest = Math.max(2, name.length() / 2);
    return nearest(
        name,
        known.stream().filter(k -> EditDistance.between(name, k) <= furthest).toList(),
        UnaryOperator.identity());
  }

  /**
   * The three nearest, however far.
   *
   * @param cleaned what of a name is compared, such as its text without blanks
   */
  public static List<String> nearest(
      String name, Collection<String> known, UnaryOperator<String> cleaned) {
    String clean = cleaned.apply(name);
    return known.stream()
        .sorted(
            Comparator.comparingInt((String k) -> EditDistance.between(clean, cleaned.apply(k)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }
}
