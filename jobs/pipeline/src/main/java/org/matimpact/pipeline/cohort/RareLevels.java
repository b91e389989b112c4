package org.matimpact.pipeline.cohort;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Pools levels of a categorical covariate that few schools hold: a level held by a handful of
 * schools separates the arms or adds a column that no match can balance. Rare levels become
 * "other"; if "other" is rare too, it joins the commonest level.
 */
final class RareLevels {

  private static final String OTHER = "other";

  private RareLevels() {}

  /**
   * What each level becomes.
   *
   * @param levels level of every school
   * @param leastShare levels held by a smaller share of the schools are rare, 0 to 1
   */
  static Map<String, String> pool(Collection<String> levels, double leastShare) {
    Map<String, Long> counts =
        levels.stream().collect(Collectors.groupingBy(l -> l, TreeMap::new, Collectors.counting()));
    double least = leastShare * levels.size();
    long rare =
        counts.entrySet().stream().filter(e -> rare(e, least)).mapToLong(Map.Entry::getValue).sum();
    String pooled = rare < least ? commonest(counts) : OTHER;
    Map<String, String> becomes = new TreeMap<>();
    counts.entrySet().forEach(e -> becomes.put(e.getKey(), rare(e, least) ? pooled : e.getKey()));
    return becomes;
  }

  /** An existing level "other" takes the rare ones in, however common it is itself. */
  private static boolean rare(Map.Entry<String, Long> level, double least) {
    return level.getValue() < least || level.getKey().equals(OTHER);
  }

  private static String commonest(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .filter(e -> !e.getKey().equals(OTHER))
        .max(
            Comparator.comparingLong((Map.Entry<String, Long> e) -> e.getValue())
                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .orElse(OTHER);
  }
}
