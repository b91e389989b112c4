package org.matimpact.pipeline.ingest;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** Exact counts of the records of one source in one year. */
final class GroupCounts implements Serializable {

  private static final long serialVersionUID = 1L;

  private final long[] steps = new long[Step.MOST];
  private final Map<Integer, Tally> tallies = new TreeMap<>();

  void count(Step step, long records) {
    steps[step.position()] += records;
  }

  /** Counts a value of a column, where there is one. */
  void count(PupilColumns columns, int column, int value) {
    if (value != PupilColumns.MISSING) {
      tallies.computeIfAbsent(column, c -> new Tally(columns.grid(c))).count(value);
    }
  }

  void add(GroupCounts other) {
    for (int i = 0; i < steps.length; i++) {
      steps[i] += other.steps[i];
    }
    other.tallies.forEach(
        (column, tally) -> tallies.computeIfAbsent(column, c -> Tally.like(tally)).add(tally));
  }

  long records(Step step) {
    return steps[step.position()];
  }

  /** Counts of values by column. */
  Map<Integer, Tally> tallies() {
    return tallies;
  }
}
