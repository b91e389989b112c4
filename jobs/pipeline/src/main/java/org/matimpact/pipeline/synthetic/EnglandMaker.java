package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws an England, step by step. */
final class EnglandMaker {
  /** Independent schools with a key stage 4 cohort: about 900 (2019 key stage 4 tables). */
  private static final int INDEPENDENTS = 900;

  /** Multi-academy trusts that had closed by June 2019: 84 (register of groups, July 2022). */
  private static final int CLOSED_TRUSTS = 84;

  private final SyntheticSettings settings;
  private final Draws draws;

  EnglandMaker(SyntheticSettings settings) {
    this.settings = settings;
    this.draws = new Draws(settings.seed());
  }

  England make() {
    List<Site> sites = new Sites(draws).draw(settings.scale());
    Urns urns = new Urns(sites.size());
    Map<LocalAuthority, Integer> numbers = new HashMap<>();
    List<School> schools = schools(sites, urns, numbers);
    List<Stay> stays = stays(schools);
    return new England(
        settings,
        schools,
        new TrustRegister(draws, settings.variation().trust()).of(stays),
        stays.stream().collect(Collectors.groupingBy(stay -> stay.school().id())),
        schools.stream()
            .flatMap(school -> ClosedSchool.before(school, urns, draws).stream())
            .toList(),
        independents(urns, numbers));
  }

  private List<School> schools(List<Site> sites, Urns urns, Map<LocalAuthority, Integer> numbers) {
    ConversionDates dates = new ConversionDates(draws);
    Selection selection =
        new Selection(draws, new Inspections(draws), dates, settings.hiddenConfounder() > 0);
    List<School> schools = new ArrayList<>(sites.size());
    for (Site site : sites) {
      LocalDate conversion = dates.of(site);
      Status status = selection.of(site, conversion);
      schools.add(
          new School(
              site,
              status,
              opening(status, conversion),
              urns.maintained(site.ordinal()),
              urns.academy(site.ordinal()),
              numbers.merge(site.authority(), 1, Integer::sum) + 2000));
    }
    return schools;
  }

  /** The first free schools opened in September 2011. */
  private static LocalDate opening(Status status, LocalDate conversion) {
    if (!status.academy()) {
      return LocalDate.MAX;
    }
    LocalDate firstFreeSchools = LocalDate.of(2011, 9, 1);
    boolean tooEarly = status.freeSchool() && conversion.isBefore(firstFreeSchools);
    return tooEarly ? firstFreeSchools : conversion;
  }

  private List<Stay> stays(List<School> schools) {
    List<TrustPlan> trusts =
        new TrustAllocation(draws)
            .allocate(schools.stream().filter(school -> school.status().inTrust()).toList());
    int closed = (int) Math.max(1, Math.round(CLOSED_TRUSTS * settings.scale()));
    StayHistory history = new StayHistory(draws, trusts, closed);
    Stream<Stay> inTrusts = trusts.stream().flatMap(trust -> history.of(trust).stream());
    Stream<Stay> alone =
        schools.stream()
            .filter(school -> school.status().academy() && !school.status().inTrust())
            .map(StayHistory::alone);
    return Stream.concat(inTrusts, alone)
        .sorted(
            Comparator.comparing((Stay stay) -> stay.school().id()).thenComparing(Stay::joinedOn))
        .toList();
  }

  private List<IndependentSchool> independents(Urns urns, Map<LocalAuthority, Integer> numbers) {
    int count = (int) Math.round(INDEPENDENTS * settings.scale());
    List<IndependentSchool> independents = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      long id = -1L - index;
      LocalAuthority authority = LocalAuthorities.of(id, draws);
      independents.add(
          new IndependentSchool(
              urns.independent(index),
              authority.name() + " Independent College",
              authority,
              numbers.merge(authority, 1, Integer::sum) + 2000,
              5 + draws.below(100, Purpose.COHORT, id, 0)));
    }
    return independents;
  }
}
