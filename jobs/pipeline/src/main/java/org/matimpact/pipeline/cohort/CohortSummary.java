package org.matimpact.pipeline.cohort;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One line on a phase's cohort for the person who waits. */
final class CohortSummary {

  private CohortSummary() {}

  static String of(PhaseCohort cohort) {
    Map<String, Long> arms =
        cohort.members().stream()
            .filter(CohortMember::eligible)
            .collect(
                Collectors.groupingBy(
                    m -> m.arm().orElseThrow().label(), TreeMap::new, Collectors.counting()));
    Map<String, Long> chains =
        cohort.members().stream()
            .collect(
                Collectors.groupingBy(
                    m -> m.chain().note().name().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.counting()));
    return cohort.phase().phase()
        + ": "
        + cohort.members().size()
        + " schools, eligible "
        + arms
        + "; predecessor chains "
        + chains
        + "; stays too short to be real "
        + cohort.shortStays();
  }
}
