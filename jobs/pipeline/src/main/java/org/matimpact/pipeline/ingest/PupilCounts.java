package org.matimpact.pipeline.ingest;

import java.io.Serializable;
import java.util.Map;
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

  private final Map<Group, GroupCounts> groups = new TreeMap<>();

  GroupCounts of(Group group) {
    return groups.computeIfAbsent(group, g -> new GroupCounts());
  }

  void add(PupilCounts other) {
    other.groups.forEach((group, counts) -> of(group).add(counts));
  }

  /** Counts by group, in the order of the groups. */
  Map<Group, GroupCounts> groups() {
    return groups;
  }
}
