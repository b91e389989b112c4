package org.matimpact.pipeline.ingest;

import java.io.Serializable;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Exact counts of pupils by source and year: what became of records, and values of columns. */
final class PupilCounts implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Records of one source in one year. */
  record Group(KeyStage source, int year) implements Serializable, Comparable<Group> {

    @Override
    public int compareTo(Group other) {
      int order = source.compareTo(other.source);
      return order != 0 ? order : Integer.compare(year, other.year);
    }
  }

  private final TreeMap<Group, Map<Step, Long>> steps = new TreeMap<>();
  private final TreeMap<Group, Map<String, Tally>> tallies = new TreeMap<>();

  void count(Group group, Step step, long records) {
    if (records != 0) {
      steps.computeIfAbsent(group, g -> new TreeMap<>()).merge(step, records, Long::sum);
    }
  }

  /** Counts a value of a column, where there is one. */
  void count(Group group, PupilColumns columns, int column, int value) {
    if (value != PupilColumns.MISSING) {
      tallies
          .computeIfAbsent(group, g -> new TreeMap<>())
          .computeIfAbsent(columns.name(column), c -> new Tally(columns.grid(column)))
          .count(value);
    }
  }

  void add(PupilCounts other) {
    other.steps.forEach(
        (group, counts) -> counts.forEach((step, records) -> count(group, step, records)));
    other.tallies.forEach(
        (group, columns) ->
            columns.forEach(
                (column, tally) ->
                    tallies
                        .computeIfAbsent(group, g -> new TreeMap<>())
                        .merge(column, tally, PupilCounts::sum)));
  }

  private static Tally sum(Tally a, Tally b) {
    a.add(b);
    return a;
  }

  NavigableMap<Group, Map<Step, Long>> steps() {
    return steps;
  }

  NavigableMap<Group, Map<String, Tally>> tallies() {
    return tallies;
  }
}
