package org.matimpact.pipeline.synthetic;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A school that was in one multi-school trust from {@link StudyDates#START} to {@link
 * StudyDates#END} and has results in each year.
 *
 * @param school the school
 * @param trust its trust
 * @param band of the trust
 * @param planted mean effect on schools like it, SDs of pupils, by measure of its phase
 * @param deviation of its trust from that, SDs of pupils
 */
record TreatedSchool(
    School school,
    Trust trust,
    SizeBand band,
    Map<PupilMeasure, Double> planted,
    Map<PupilMeasure, Double> deviation) {

  static Optional<TreatedSchool> of(School school, England england) {
    if (!school.site().phase().evaluated()
        || !StudyDates.RESULT_YEARS.stream().allMatch(school::hasResults)) {
      return Optional.empty();
    }
    return england
        .trustThroughout(school, StudyDates.START, StudyDates.END)
        .filter(trust -> trust.band().isPresent())
        .map(trust -> of(school, trust, trust.band().orElseThrow(), new Outcomes(england)));
  }

  private static TreatedSchool of(School school, Trust trust, SizeBand band, Outcomes outcomes) {
    Map<PupilMeasure, Double> planted = new EnumMap<>(PupilMeasure.class);
    Map<PupilMeasure, Double> deviation = new EnumMap<>(PupilMeasure.class);
    for (PupilMeasure measure : PupilMeasure.of(school.site().phase())) {
      planted.put(measure, outcomes.planted(school, band, measure));
      deviation.put(measure, outcomes.deviation(trust, measure));
    }
    return new TreatedSchool(school, trust, band, planted, deviation);
  }

  Route route() {
    return Route.of(school.status());
  }

  /** The planted effect in the unit of the outcome, given the points in a SD of the pupils. */
  double planted(OutcomeMeasure outcome, Map<PupilMeasure, Double> sds) {
    return outcome.effect(planted::get, sds::get);
  }

  /** The planted effect and that of the trust itself, in the unit of the outcome. */
  double realised(OutcomeMeasure outcome, Map<PupilMeasure, Double> sds) {
    return outcome.effect(measure -> planted.get(measure) + deviation.get(measure), sds::get);
  }

  double pupils() {
    return school.site().intake().roll() / school.site().stage().fullYearGroups();
  }
}
