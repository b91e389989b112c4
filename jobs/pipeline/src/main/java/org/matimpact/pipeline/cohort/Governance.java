package org.matimpact.pipeline.cohort;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a school's governance in the window makes of it.
 *
 * @param arm empty when an exclusion leaves it without one
 * @param exclusion first reason to leave; empty when there is none
 * @param stay its stay in a trust; empty for maintained schools
 * @param sizeStart schools in that trust at t0, 0 without a trust
 * @param sizeEnd schools in that trust at the end, 0 without a trust
 * @param joined day of joining; empty without a trust
 */
record Governance(
    Optional<Arm> arm,
    Optional<Exclusion> exclusion,
    Optional<Stay> stay,
    int sizeStart,
    int sizeEnd,
    Optional<LocalDate> joined) {

  boolean oneSchoolTrust() {
    return stay.map(Stay::multi).orElse(false) && sizeEnd == 1;
  }
}
