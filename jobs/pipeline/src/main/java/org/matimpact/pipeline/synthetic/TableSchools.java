package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;

/** The columns by which the performance tables of a year describe a school. */
final class TableSchools {
  private final Draws draws;
  private final LocalDate day;

  TableSchools(Draws draws, int year) {
    this.draws = draws;
    this.day = StudyDates.testsOver(year);
  }

  /** Name, number, type and place, as of the day of the tests. */
  Row describe(School school) {
    Site site = school.site();
    boolean special = site.phase() == Phase.SPECIAL;
    boolean academy = school.isAcademyOn(day);
    EstablishmentType type =
        academy
            ? EstablishmentType.academy(school, draws)
            : EstablishmentType.maintained(site, draws);
    return Row.empty()
        .with("RECTYPE", special ? 2 : 1)
        .with("ALPHAIND", 2L * site.ordinal() + 10)
        .with("LEA", site.authority().code())
        .with("ESTAB", school.establishmentNumber())
        .with("URN", school.urnOn(day))
        .with("SCHNAME", academy ? SchoolNames.academy(school) : SchoolNames.maintained(school))
        .with("TOWN", site.authority().name())
        .with("NFTYPE", type.tableCode())
        .with("ICLOSE", 0)
        .with("RELDENOM", site.faith().label())
        .with("AGERANGE", site.stage().lowAge() + "-" + site.stage().highAge());
  }
}
