package org.matimpact.pipeline.cohort;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.matimpact.pipeline.settings.CohortSettings;
import org.matimpact.pipeline.settings.CohortSettings.Exposure;
import org.matimpact.pipeline.settings.CohortSettings.OneSchoolTrusts;
import org.matimpact.pipeline.settings.CohortSettings.TrustContinuity;
import org.matimpact.pipeline.settings.PhaseSettings;

/**
 * Puts a school into an arm by dated governance: in a multi-school trust, standalone academy or
 * maintained from the start of the window to its end. Schools that change leave all arms.
 */
final class GovernanceRule {

  private static final Set<String> MAINTAINED =
      Set.of("community", "foundation", "voluntary", "voluntary_aided", "voluntary_controlled");

  private final CohortSettings cohort;
  private final PhaseSettings phase;
  private final TrustMemberships memberships;
  private final LocalDate start;
  private final LocalDate end;

  GovernanceRule(CohortSettings cohort, PhaseSettings phase, TrustMemberships memberships) {
    this.cohort = cohort;
    this.phase = phase;
    this.memberships = memberships;
    this.end = phase.end();
    this.start =
        cohort.exposure() == Exposure.WHOLE_WINDOW
            ? phase.start()
            : LocalDate.of(end.getYear() - cohort.exposureYears(), 9, 1);
  }

  /** Asks every question in the order of {@link Exclusion}. */
  Governance of(RegisteredSchool school) {
    boolean maintained = MAINTAINED.contains(school.text("type"));
    Optional<Stay> stay = maintained ? Optional.empty() : memberships.on(school.urn(), end);
    Optional<Exclusion> exclusion = kindOfSchool(school).or(() -> openInWindow(school));
    if (maintained) {
      return maintained(school, exclusion);
    }
    int sizeStart = stay.map(s -> memberships.size(s.trustUid(), phase.start())).orElse(0);
    int sizeEnd = stay.map(s -> memberships.size(s.trustUid(), end)).orElse(0);
    Optional<Exclusion> first =
        exclusion.or(() -> trustInWindow(school.urn(), stay, sizeStart, sizeEnd));
    Optional<Arm> arm =
        first.isPresent()
            ? Optional.empty()
            : Optional.of(sizeEnd > 1 ? Arm.MAT : Arm.STANDALONE_ACADEMY);
    return new Governance(arm, first, stay, sizeStart, sizeEnd, stay.map(Stay::joined));
  }

  /** A maintained type with a place in an academy trust had already changed arm. */
  private Governance maintained(RegisteredSchool school, Optional<Exclusion> exclusion) {
    Optional<Exclusion> first =
        exclusion.or(
            () ->
                memberships.on(school.urn(), end).isPresent()
                    ? Optional.of(Exclusion.CHANGED)
                    : Optional.empty());
    Optional<Arm> arm = first.isPresent() ? Optional.empty() : Optional.of(Arm.MAINTAINED);
    return new Governance(arm, first, Optional.empty(), 0, 0, Optional.empty());
  }

  private Optional<Exclusion> kindOfSchool(RegisteredSchool school) {
    String type = school.text("type");
    if (type.isEmpty() || phase.excludeTypes().contains(type)) {
      return Optional.of(Exclusion.TYPE);
    }
    return phase.excludeSelective() && school.selective()
        ? Optional.of(Exclusion.SELECTIVE)
        : Optional.empty();
  }

  /** For an academy the day of joining decides: it opened under its URN no later. */
  private Optional<Exclusion> openInWindow(RegisteredSchool school) {
    boolean late =
        MAINTAINED.contains(school.text("type"))
            && school.date("opened_on").map(day -> day.isAfter(start)).orElse(false);
    if (late) {
      return Optional.of(Exclusion.OPENED_LATE);
    }
    return school.date("closed_on").map(day -> day.isBefore(end)).orElse(false)
        ? Optional.of(Exclusion.CLOSED_EARLY)
        : Optional.empty();
  }

  private Optional<Exclusion> trustInWindow(
      long urn, Optional<Stay> atEnd, int sizeStart, int sizeEnd) {
    Optional<Stay> atStart = memberships.on(urn, start);
    if (atEnd.isEmpty()) {
      return Optional.of(outsideTrusts(urn, atStart));
    }
    Stay stay = atEnd.get();
    if (atStart.isEmpty()) {
      return Optional.of(Exclusion.JOINED_LATE);
    }
    if (changedTrust(atStart.get(), stay) || (sizeEnd == 1 && sizeStart > 1)) {
      return Optional.of(Exclusion.CHANGED);
    }
    boolean alone = stay.multi() && sizeEnd == 1;
    return alone && cohort.oneSchoolTrusts() == OneSchoolTrusts.EXCLUDE
        ? Optional.of(Exclusion.ONE_SCHOOL_TRUST)
        : Optional.empty();
  }

  private Exclusion outsideTrusts(long urn, Optional<Stay> atStart) {
    if (atStart.isPresent()) {
      return Exclusion.CHANGED;
    }
    return memberships.joinedAfter(urn, start) ? Exclusion.JOINED_LATE : Exclusion.NO_TRUST;
  }

  private boolean changedTrust(Stay atStart, Stay atEnd) {
    if (atStart.trustUid().equals(atEnd.trustUid())) {
      return false;
    }
    boolean bothMulti = atStart.multi() && atEnd.multi();
    return cohort.trust() == TrustContinuity.SAME || !bothMulti;
  }
}
