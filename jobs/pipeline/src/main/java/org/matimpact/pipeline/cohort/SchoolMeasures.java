package org.matimpact.pipeline.cohort;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures of the schools of one phase by year, each from the first source that knows it. */
final class SchoolMeasures {

  /**
   * A value and where it comes from.
   *
   * @param value in the unit of the measure
   */
  record Sourced(double value, String source, int year) {}

  private final Map<MeasureKey, Sourced> values = new HashMap<>();
  private final List<String> order;

  /**
   * @param order sources in order of preference
   */
  SchoolMeasures(List<String> order) {
    this.order = List.copyOf(order);
  }

  /** Adds a value unless a preferred source has given one; values of other sources are ignored. */
  void add(String source, MeasureKey key, double value) {
    int rank = order.indexOf(source);
    if (rank < 0) {
      return;
    }
    Sourced present = values.get(key);
    if (present == null || rank < order.indexOf(present.source())) {
      values.put(key, new Sourced(value, source, key.year()));
    }
  }

  /** The value under the first URN of a chain that has one. */
  Optional<Sourced> of(SchoolChain chain, int year, String measure) {
    return chain.urns().stream()
        .map(urn -> values.get(new MeasureKey(urn, year, measure)))
        .filter(java.util.Objects::nonNull)
        .findFirst();
  }

  /** Whether the school itself, under its own URN, has a value in one of the years. */
  boolean hasAny(long urn, List<Integer> years, String measure) {
    return years.stream().anyMatch(year -> values.containsKey(new MeasureKey(urn, year, measure)));
  }
}
