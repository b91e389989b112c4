package org.matimpact.pipeline.cohort;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A stay of a school in an academy trust.
 *
 * @param multi whether the trust is a multi-academy trust by its legal form
 * @param left empty while the school is still in
 */
record Stay(
    long urn,
    String trustUid,
    String trustName,
    boolean multi,
    LocalDate joined,
    Optional<LocalDate> left) {

  boolean covers(LocalDate day) {
    return !joined.isAfter(day) && left.map(l -> l.isAfter(day)).orElse(true);
  }

  long days() {
    return left.map(l -> l.toEpochDay() - joined.toEpochDay()).orElse(Long.MAX_VALUE);
  }
}
