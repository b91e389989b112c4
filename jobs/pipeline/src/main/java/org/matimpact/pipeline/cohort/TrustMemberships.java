package org.matimpact.pipeline.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who was in which academy trust when. Stays too short to be real are dropped and counted: the
 * register holds stays of a few weeks that are artefacts of its administration.
 */
final class TrustMemberships {

  private final Map<Long, List<Stay>> bySchool = new HashMap<>();
  private final Map<String, List<Stay>> byTrust = new HashMap<>();
  private final int shortStays;

  TrustMemberships(List<Stay> stays, int shortestDays) {
    List<Stay> real =
        new ArrayList<>(stays.stream().filter(s -> s.days() >= shortestDays).toList());
    shortStays = stays.size() - real.size();
    real.sort(
        Comparator.comparingLong(Stay::urn)
            .thenComparing(Stay::joined)
            .thenComparing(Stay::trustUid));
    for (Stay stay : real) {
      bySchool.computeIfAbsent(stay.urn(), u -> new ArrayList<>()).add(stay);
      byTrust.computeIfAbsent(stay.trustUid(), t -> new ArrayList<>()).add(stay);
    }
  }

  /** Stays dropped because they were shorter than the settings allow. */
  int shortStays() {
    return shortStays;
  }

  /** The stay that covers a day; the latest joined when the register holds several. */
  Optional<Stay> on(long urn, LocalDate day) {
    return bySchool.getOrDefault(urn, List.of()).stream()
        .filter(stay -> stay.covers(day))
        .reduce((earlier, later) -> later);
  }

  /** Whether a school joined some trust after a day. */
  boolean joinedAfter(long urn, LocalDate day) {
    return bySchool.getOrDefault(urn, List.of()).stream().anyMatch(s -> s.joined().isAfter(day));
  }

  /** Schools of any phase in the trust on a day. */
  int size(String trustUid, LocalDate day) {
    return (int)
        byTrust.getOrDefault(trustUid, List.of()).stream()
            .filter(stay -> stay.covers(day))
            .mapToLong(Stay::urn)
            .distinct()
            .count();
  }
}
