package org.matimpact.pipeline.synthetic;

import java.util.List;

/** Key stages that end in a year of results, and the year group that ends them. */
enum KeyStage {
  KS2(6),
  KS4(11);

  private final int yearGroup;

  KeyStage(int yearGroup) {
    this.yearGroup = yearGroup;
  }

  int yearGroup() {
    return yearGroup;
  }

  /** True when the performance tables of the key stage list a school, with results or too new. */
  boolean lists(School school, int year) {
    Site site = school.site();
    boolean ofPhase =
        this == KS2
            ? site.phase() == Phase.PRIMARY && site.stage().hasResults()
            : site.phase() != Phase.PRIMARY;
    return ofPhase && school.openOn(StudyDates.testsOver(year));
  }

  /** The schools in which pupils end the key stage in a year, in order of site. */
  List<School> schools(England england, int year) {
    return england.schools().stream()
        .filter(school -> lists(school, year) && school.hasResults(year))
        .toList();
  }

  /** What its pupils are measured by. */
  List<PupilMeasure> measures() {
    return PupilMeasure.of(this == KS2 ? Phase.PRIMARY : Phase.SECONDARY);
  }
}
