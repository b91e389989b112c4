package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * How the files of pupils name a school.
 *
 * @param urn Unique Reference Number; of a school that converted in the year that before conversion
 * @param academyUrn number of the academy, where the school converted in the year
 * @param laestab local authority and establishment number, seven digits
 * @param type code of the type of school
 */
record SchoolCodes(int urn, OptionalInt academyUrn, int laestab, String type) {

  /**
   * The school in the results of a year. One that converts from September of the school year to
   * September after it is listed by the number before, with the academy's beside it.
   */
  static SchoolCodes ofResults(School school, int year, Draws draws) {
    LocalDate last = StudyDates.yearBegins(year + 1).plusDays(11);
    boolean converts =
        school.predecessorUrn().isPresent()
            && school.isAcademyOn(last)
            && !school.isAcademyOn(StudyDates.yearBegins(year).minusDays(1));
    EstablishmentType type =
        school.isAcademyOn(StudyDates.testsOver(year))
            ? EstablishmentType.academy(school, draws)
            : EstablishmentType.maintained(school.site(), draws);
    return new SchoolCodes(
        converts ? school.maintainedUrn() : school.urnOn(StudyDates.testsOver(year)),
        converts ? OptionalInt.of(school.academyUrn()) : OptionalInt.empty(),
        laestab(school),
        type.pupilCode());
  }

  /** The school in the census of January. */
  static SchoolCodes ofCensus(School school, int year) {
    int urn = school.urnOn(StudyDates.censusDay(year));
    return new SchoolCodes(urn, OptionalInt.empty(), laestab(school), "");
  }

  /** The same under another number. */
  SchoolCodes under(int otherUrn) {
    return new SchoolCodes(otherUrn, OptionalInt.empty(), laestab, type);
  }

  private static int laestab(School school) {
    return 10_000 * school.site().authority().code() + school.establishmentNumber();
  }
}
