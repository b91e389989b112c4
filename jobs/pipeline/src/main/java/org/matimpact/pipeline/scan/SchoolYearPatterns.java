package org.matimpact.pipeline.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.matimpact.pipeline.study.crossproduct.PupilRow;

/**
 * The pupils of one school-year by covariate pattern, for each outcome among those who have it:
 * whole numbers, the same in any order of pupils.
 */
final class SchoolYearPatterns {

  private final PatternPlan plan;
  private final long needed;
  private final List<SortedMap<Long, Counts>> byOutcome = new ArrayList<>();

  private static final class Counts {
    private long pupils;
    private long successes;
  }

  SchoolYearPatterns(PatternPlan plan) {
    this.plan = plan;
    long bits = 0;
    for (int position : plan.positions()) {
      bits |= 1L << position;
    }
    needed = bits;
    plan.outcomes().forEach(outcome -> byOutcome.add(new TreeMap<>()));
  }

  /** Adds a pupil, unless a column of patterns is missing. */
  void add(PupilRow pupil, int year) {
    if (plan.isEmpty() || (pupil.missing() & needed) != 0) {
      return;
    }
    long pattern = plan.columns().number(pupil.values(), plan.positions(), year);
    for (int k = 0; k < byOutcome.size(); k++) {
      int position = plan.outcomePositions()[k];
      if ((pupil.missing() >>> position & 1) == 0) {
        Counts counts = byOutcome.get(k).computeIfAbsent(pattern, p -> new Counts());
        counts.pupils++;
        counts.successes += pupil.values()[position];
      }
    }
  }

  /** The counts of each outcome that some pupil has. */
  List<PatternCounts> counts(long urn, long year) {
    List<PatternCounts> rows = new ArrayList<>();
    for (int k = 0; k < byOutcome.size(); k++) {
      SortedMap<Long, Counts> counts = byOutcome.get(k);
      if (!counts.isEmpty()) {
        rows.add(
            new PatternCounts(
                plan.outcomes().get(k),
                urn,
                year,
                counts.keySet().stream().mapToLong(Long::longValue).toArray(),
                counts.values().stream().mapToLong(c -> c.pupils).toArray(),
                counts.values().stream().mapToLong(c -> c.successes).toArray()));
      }
    }
    return rows;
  }
}
