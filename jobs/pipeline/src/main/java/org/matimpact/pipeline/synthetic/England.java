package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The made-up England: its schools, its trusts and who was where when. It grows with schools, never
 * with pupils.
 *
 * @param settings that drew it
 * @param schools in order of site
 * @param trusts by Group UID
 * @param stays of each academy by site, in order of date
 * @param closedSchools that some schools continue, in order of successor
 * @param independents schools outside the state sector
 */
record England(
    SyntheticSettings settings,
    List<School> schools,
    SortedMap<Integer, Trust> trusts,
    Map<Long, List<Stay>> stays,
    List<ClosedSchool> closedSchools,
    List<IndependentSchool> independents) {

  /** The random numbers of this England. */
  Draws draws() {
    return new Draws(settings.seed());
  }

  List<Stay> staysOf(School school) {
    return stays.getOrDefault(school.id(), List.of());
  }

  /** The trust that a school was in from one day to another; empty when it moved or had none. */
  Optional<Trust> trustThroughout(School school, LocalDate from, LocalDate to) {
    return staysOf(school).stream()
        .filter(stay -> stay.covers(from, to))
        .map(stay -> trusts.get(stay.trustUid()))
        .findFirst();
  }

  /** The trust of a school at the end; empty for a maintained school. */
  Optional<Trust> trustAtEnd(School school) {
    return trustThroughout(school, StudyDates.END, StudyDates.END);
  }
}
