package org.matimpact.pipeline.ingest;

import java.util.Map;

/** One record of a pupil as whole numbers. */
final class PupilRecord {

  private static final int SOURCE = 0;
  private static final int YEAR = 1;
  private static final int URN = 2;
  private static final int REPORTED_URN = 3;
  private static final int LAESTAB = 4;
  private static final int RANK = 5;

  /** Slots before the values. */
  static final int VALUES = 6;

  private final int[] slots;

  /**
   * A record.
   *
   * @param slots source, year, school, school as reported, LAESTAB, rank, then the values of {@link
   *     PupilColumns}; {@link PupilColumns#MISSING} where there is none; not changed afterwards
   */
  PupilRecord(int[] slots) {
    this.slots = slots;
  }

  static PupilRecord of(KeyStage source, Map<String, Object> values, PupilColumns columns) {
    int[] slots = new int[VALUES + columns.size()];
    slots[SOURCE] = source.code();
    slots[YEAR] = whole(values.get("year"));
    slots[URN] = whole(values.get("urn"));
    slots[REPORTED_URN] = whole(values.get("reported_urn"));
    slots[LAESTAB] = whole(values.get("laestab"));
    slots[RANK] = source == KeyStage.CENSUS ? registration(values) : nationalResults(values);
    for (int i = 0; i < columns.size(); i++) {
      slots[VALUES + i] = columns.packed(i, values.get(columns.name(i)));
    }
    return new PupilRecord(slots);
  }

  private static int whole(Object value) {
    return value instanceof Long number ? Math.toIntExact(number) : PupilColumns.MISSING;
  }

  /** The record that counts in national results comes first. */
  private static int nationalResults(Map<String, Object> values) {
    return Long.valueOf(1).equals(values.get("national_results")) ? 0 : 1;
  }

  /** A current or main registration comes before none stated, and that before another. */
  private static int registration(Map<String, Object> values) {
    Object registration = values.get("registration");
    if (registration == null) {
      return 1;
    }
    return registration.equals("C") || registration.equals("M") ? 0 : 2;
  }

  int[] slots() {
    return slots;
  }

  KeyStage source() {
    return KeyStage.of(slots[SOURCE]);
  }

  int year() {
    return slots[YEAR];
  }

  int urn() {
    return slots[URN];
  }

  int rank() {
    return slots[RANK];
  }

  int value(int column) {
    return slots[VALUES + column];
  }

  boolean has(int column) {
    return value(column) != PupilColumns.MISSING;
  }

  /** The record with values of another where it has none. */
  PupilRecord filledFrom(PupilRecord other) {
    int[] filled = slots.clone();
    for (int i = VALUES; i < filled.length; i++) {
      filled[i] = filled[i] == PupilColumns.MISSING ? other.slots[i] : filled[i];
    }
    return new PupilRecord(filled);
  }

  /** Whether both name their school, by URN or LAESTAB. */
  boolean namesSchool() {
    return slots[URN] != PupilColumns.MISSING || slots[LAESTAB] != PupilColumns.MISSING;
  }

  /**
   * Whether a census has the pupil in the school of this result. A school that became an academy
   * within the year has two URNs and keeps its LAESTAB.
   */
  boolean isAtSchoolOf(PupilRecord census) {
    boolean sameUrn = census.slots[URN] == slots[URN] || census.slots[URN] == slots[REPORTED_URN];
    boolean sameNumber = census.slots[LAESTAB] == slots[LAESTAB];
    return (sameUrn && census.slots[URN] != PupilColumns.MISSING)
        || (sameNumber && slots[LAESTAB] != PupilColumns.MISSING);
  }
}
