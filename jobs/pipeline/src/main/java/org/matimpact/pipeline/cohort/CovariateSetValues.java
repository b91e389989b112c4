package org.matimpact.pipeline.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.matimpact.pipeline.settings.CovariateSetSettings;
import org.matimpact.pipeline.settings.CovariateSettings;

/**
 * The values of one covariate set.
 *
 * @param set name of the set
 * @param size covariates in the set
 * @param values values that are known, by URN, in the order of the settings
 */
record CovariateSetValues(String set, int size, SortedMap<Long, List<CovariateValue>> values) {

  /** Reads the set for every school that has an arm and pools the rare levels among them. */
  static CovariateSetValues read(
      CovariateSetSettings set,
      List<CohortMember> members,
      CovariateReader reader,
      double rareLevelShare) {
    SortedMap<Long, List<CovariateValue>> values = new TreeMap<>();
    for (CovariateSettings covariate : set.covariates()) {
      SortedMap<Long, CovariateValue> column = new TreeMap<>();
      for (CohortMember member : members) {
        Optional<CovariateValue> value = reader.read(member, covariate);
        value.ifPresent(v -> column.put(member.urn(), v));
      }
      pooled(column, rareLevelShare)
          .forEach((urn, v) -> values.computeIfAbsent(urn, u -> new ArrayList<>()).add(v));
    }
    return new CovariateSetValues(set.name(), set.covariates().size(), values);
  }

  private static SortedMap<Long, CovariateValue> pooled(
      SortedMap<Long, CovariateValue> column, double rareLevelShare) {
    List<String> levels =
        column.values().stream()
            .filter(CovariateValue::categorical)
            .map(CovariateValue::level)
            .toList();
    if (levels.isEmpty()) {
      return column;
    }
    Map<String, String> becomes = RareLevels.pool(levels, rareLevelShare);
    SortedMap<Long, CovariateValue> pooled = new TreeMap<>();
    column.forEach((urn, v) -> pooled.put(urn, v.atLevel(becomes.get(v.level()))));
    return pooled;
  }

  /** Whether a school has every covariate of the set. */
  boolean complete(long urn) {
    return values.getOrDefault(urn, List.of()).size() == size;
  }
}
