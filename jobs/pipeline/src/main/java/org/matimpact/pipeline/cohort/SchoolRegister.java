package org.matimpact.pipeline.cohort;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The schools of a phase, each attribute from the first source that knows it. The first source is
 * the population; the others only fill its gaps.
 */
final class SchoolRegister {

  private final SortedMap<Long, RegisteredSchool> schools;

  private SchoolRegister(SortedMap<Long, RegisteredSchool> schools) {
    this.schools = schools;
  }

  /**
   * Merges sources.
   *
   * @param order sources in order of preference
   * @param bySource attributes by source, then by URN
   */
  static SchoolRegister merge(
      List<String> order, Map<String, Map<Long, Map<String, Object>>> bySource) {
    SortedMap<Long, RegisteredSchool> merged = new TreeMap<>();
    for (Long urn : bySource.getOrDefault(order.get(0), Map.of()).keySet()) {
      Map<String, Object> attributes = new HashMap<>();
      Map<String, String> sources = new HashMap<>();
      for (String source : order) {
        Map<String, Object> known = bySource.getOrDefault(source, Map.of()).get(urn);
        if (known != null) {
          known.forEach(
              (name, value) -> {
                if (attributes.putIfAbsent(name, value) == null) {
                  sources.put(name, source);
                }
              });
        }
      }
      merged.put(urn, new RegisteredSchool(urn, attributes, sources));
    }
    return new SchoolRegister(merged);
  }

  /** Schools in ascending URN. */
  Collection<RegisteredSchool> schools() {
    return schools.values();
  }
}
