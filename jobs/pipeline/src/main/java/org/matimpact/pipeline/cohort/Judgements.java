package org.matimpact.pipeline.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ofsted's judgements of schools, dated. */
final class Judgements {

  /** One judgement. */
  record Judgement(LocalDate day, String judgement) {}

  private final Map<Long, List<Judgement>> bySchool = new HashMap<>();

  void add(long urn, LocalDate day, String judgement) {
    bySchool.computeIfAbsent(urn, u -> new ArrayList<>()).add(new Judgement(day, judgement));
  }

  /** Latest judgement before a day of a school or of the schools it continues. */
  Optional<Judgement> latestBefore(SchoolChain chain, LocalDate day) {
    return chain.urns().stream()
        .flatMap(urn -> bySchool.getOrDefault(urn, List.of()).stream())
        .filter(judgement -> judgement.day().isBefore(day))
        .max(Comparator.comparing(Judgement::day).thenComparing(Judgement::judgement));
  }
}
