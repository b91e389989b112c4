package org.matimpact.pipeline.synthetic;

import java.util.Optional;

/**
 * A school that was in one multi-school trust from {@link StudyDates#START} to {@link
 * StudyDates#END} and has results in each year.
 *
 * @param school the school
 * @param trust its trust
 * @param band of the trust
 * @param planted effect of the band, pupil SDs
 */
record TreatedSchool(School school, Trust trust, SizeBand band, double planted) {

  static Optional<TreatedSchool> of(School school, England england) {
    if (!school.site().phase().evaluated()
        || !StudyDates.RESULT_YEARS.stream().allMatch(school::hasResults)) {
      return Optional.empty();
    }
    return england
        .trustThroughout(school, StudyDates.START, StudyDates.END)
        .filter(trust -> trust.band().isPresent())
        .map(trust -> of(school, trust, trust.band().orElseThrow(), england));
  }

  private static TreatedSchool of(School school, Trust trust, SizeBand band, England england) {
    double planted = england.settings().planted().of(school.site().phase(), band);
    return new TreatedSchool(school, trust, band, planted);
  }

  /** The planted effect and that of the trust itself, pupil SDs. */
  double realised() {
    return planted + trust.effect();
  }

  double pupils() {
    return school.site().intake().roll() / school.site().stage().fullYearGroups();
  }
}
