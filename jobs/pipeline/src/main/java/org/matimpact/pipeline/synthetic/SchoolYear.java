package org.matimpact.pipeline.synthetic;

/**
 * A school in a year of results: its cohort and what its pupils can be expected to make.
 *
 * <p>Here pupils would be drawn: each around {@code expected}, with SD {@link
 * Variation#withinSchool()}.
 *
 * @param school the school
 * @param year calendar year in which the school year ends
 * @param cohort its pupils
 * @param expected mean progress of such pupils there and then, in pupil SDs, trust effect included
 */
record SchoolYear(School school, int year, Cohort cohort, double expected) {

  /** The number under which the results are published: that of the day of the tests. */
  int urn() {
    return school.urnOn(StudyDates.testsOver(year));
  }
}
