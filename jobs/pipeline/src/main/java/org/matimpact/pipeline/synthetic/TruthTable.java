package org.matimpact.pipeline.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Works out the truth of every row of the effect table from what was drawn. */
final class TruthTable {
  private static final List<String> COMPARATORS = List.of("maintained", "standalone_academy");

  /** A restriction of the treated schools, and its name in the effect table. */
  private record Group(String label, Predicate<TreatedSchool> members) {}

  private static final Group ALL = new Group("all", treated -> true);

  private static final List<Group> ROUTES =
      List.of(
          ALL,
          new Group("converter", treated -> treated.route() == Route.CONVERTER),
          new Group("sponsored", treated -> treated.route() == Route.SPONSORED));

  private final List<TreatedSchool> treated;
  private final Map<PupilMeasure, Double> sds;

  /**
   * The truth of these schools.
   *
   * @param treated schools in one trust all the time
   * @param sds points in a SD of the pupils of England
   */
  TruthTable(List<TreatedSchool> treated, Map<PupilMeasure, Double> sds) {
    this.treated = treated;
    this.sds = sds;
  }

  /** The rows that have treated schools, by outcome, band, route and comparator. */
  List<PlantedTruth> rows() {
    List<PlantedTruth> rows = new ArrayList<>();
    for (OutcomeMeasure outcome : OutcomeMeasure.values()) {
      for (Group band : bands()) {
        for (Group route : ROUTES) {
          addRows(outcome, band, route, rows);
        }
      }
    }
    return rows;
  }

  private static List<Group> bands() {
    return Stream.concat(Stream.of(ALL), Stream.of(SizeBand.values()).map(TruthTable::band))
        .toList();
  }

  private static Group band(SizeBand band) {
    return new Group(band.label(), treated -> treated.band() == band);
  }

  private void addRows(OutcomeMeasure outcome, Group band, Group route, List<PlantedTruth> rows) {
    List<TreatedSchool> schools =
        treated.stream()
            .filter(school -> school.school().site().phase() == outcome.phase())
            .filter(band.members())
            .filter(route.members())
            .toList();
    if (!schools.isEmpty()) {
      COMPARATORS.forEach(
          comparator -> rows.add(row(outcome, band.label(), route.label(), comparator, schools)));
    }
  }

  private PlantedTruth row(
      OutcomeMeasure outcome,
      String band,
      String route,
      String comparator,
      List<TreatedSchool> schools) {
    ToDoubleFunction<TreatedSchool> realised = school -> school.realised(outcome, sds);
    Map<Integer, List<TreatedSchool>> byTrust =
        schools.stream()
            .collect(
                Collectors.groupingBy(
                    school -> school.trust().uid(), TreeMap::new, Collectors.toList()));
    return new PlantedTruth(
        outcome.phase().label(),
        outcome.label(),
        outcome.unit(),
        band,
        route,
        comparator,
        mean(schools, school -> school.planted(outcome, sds), school -> 1),
        mean(schools, realised, school -> 1),
        mean(schools, realised, TreatedSchool::pupils),
        mean(schools, realised, school -> 1.0 / byTrust.get(school.trust().uid()).size()),
        schools.size(),
        byTrust.size());
  }

  private static double mean(
      List<TreatedSchool> schools,
      ToDoubleFunction<TreatedSchool> value,
      ToDoubleFunction<TreatedSchool> weight) {
    double total = 0;
    double weights = 0;
    for (TreatedSchool school : schools) {
      total += weight.applyAsDouble(school) * value.applyAsDouble(school);
      weights += weight.applyAsDouble(school);
    }
    return total / weights;
  }
}
