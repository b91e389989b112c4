package org.matimpact.pipeline.cohort;

import java.time.LocalDate;
import java.util.Optional;
import org.matimpact.pipeline.settings.PhaseSettings;

/**
 * How long a school was in its trust.
 *
 * @param wholeWindow from the start of the window to its end
 * @param years whole academic years in the trust by the end; empty without a trust
 * @param entryCohort academic year of the earlier of conversion and joining; empty without a trust
 */
record Exposure(boolean wholeWindow, Optional<Integer> years, Optional<Integer> entryCohort) {

  static Exposure of(CohortMember member, PhaseSettings phase) {
    Optional<LocalDate> joined = member.governance().joined();
    boolean whole =
        joined.map(day -> !day.isAfter(phase.start())).orElse(false)
            && member.governance().exclusion().map(e -> e != Exclusion.CHANGED).orElse(true);
    return new Exposure(
        whole,
        joined.map(day -> wholeYears(day, phase.end())),
        joined.map(day -> entry(member, day)));
  }

  /** Academic years, 1 September to 31 August, that lie between joining and the end. */
  private static int wholeYears(LocalDate joined, LocalDate end) {
    LocalDate firstSeptember = LocalDate.of(joined.getYear(), 9, 1);
    LocalDate from = joined.isAfter(firstSeptember) ? firstSeptember.plusYears(1) : firstSeptember;
    return Math.max(0, end.getYear() - from.getYear());
  }

  private static int entry(CohortMember member, LocalDate joined) {
    LocalDate opened = member.school().date("opened_on").orElse(joined);
    return CovariateReader.academicYear(opened.isBefore(joined) ? opened : joined);
  }
}
