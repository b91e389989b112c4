package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A stay of an academy in a trust.
 *
 * @param school the academy
 * @param trustUid Group UID of the trust
 * @param joinedOn first day
 * @param leftOn last day; empty while it lasts
 */
record Stay(School school, int trustUid, LocalDate joinedOn, Optional<LocalDate> leftOn) {

  static Stay lasting(School school, int trustUid, LocalDate joinedOn) {
    return new Stay(school, trustUid, joinedOn, Optional.empty());
  }

  static Stay until(School school, int trustUid, LocalDate joinedOn, LocalDate leftOn) {
    return new Stay(school, trustUid, joinedOn, Optional.of(leftOn));
  }

  /** True when the school was in the trust on both days and between. */
  boolean covers(LocalDate from, LocalDate to) {
    return !joinedOn.isAfter(from) && leftOn.map(day -> !day.isBefore(to)).orElse(true);
  }
}
