package org.matimpact.pipeline.synthetic;

import java.util.List;

/**
 * A school in a year of results, with the pupils who end their key stage there.
 *
 * @param school the school
 * @param year calendar year in which the school year ends
 * @param pupils in order of index
 */
record SchoolYear(School school, int year, List<Pupil> pupils) {

  /** The number under which the results are published: that of the day of the tests. */
  int urn() {
    return school.urnOn(StudyDates.testsOver(year));
  }

  /** The pupils counted. */
  Cohort cohort() {
    return Cohort.of(pupils, Cohorts.nationalPrior(school.site().phase(), year));
  }
}
