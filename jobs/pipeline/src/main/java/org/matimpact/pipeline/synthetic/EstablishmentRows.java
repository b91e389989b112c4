package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;

/** Rows of the register of schools. */
final class EstablishmentRows {
  /** Share of FSM6 pupils eligible for free school meals now: 15.4 % against 24 % in 2019. */
  private static final double ELIGIBLE_NOW = .63;

  private static final LocalDate CENSUS = LocalDate.of(2019, 1, 17);

  private final Draws draws;

  EstablishmentRows(Draws draws) {
    this.draws = draws;
  }

  /** A school as it was before it became an academy, closed the day before; or as it still is. */
  Row maintained(School school) {
    Row row =
        described(school.site())
            .with("URN", school.maintainedUrn())
            .with("EstablishmentNumber", school.establishmentNumber())
            .with("EstablishmentName", SchoolNames.maintained(school))
            .with("EstablishmentTypeGroup (name)", "Local authority maintained schools");
    EstablishmentType type = EstablishmentType.maintained(school.site(), draws);
    return school.status().academy()
        ? closed(typed(row, type), school.academyOpened().minusDays(1))
        : counted(open(typed(row, type)), school.site());
  }

  Row academy(School school) {
    boolean free = school.status().freeSchool();
    Row row =
        described(school.site())
            .with("URN", school.academyUrn())
            .with("EstablishmentNumber", school.establishmentNumber())
            .with("EstablishmentName", SchoolNames.academy(school))
            .with("EstablishmentTypeGroup (name)", free ? "Free Schools" : "Academies")
            .with("OpenDate", school.academyOpened());
    return counted(open(typed(row, EstablishmentType.academy(school, draws))), school.site());
  }

  Row closed(ClosedSchool school) {
    Site site = school.successor().site();
    Row row =
        described(site)
            .with("URN", school.urn())
            .with("EstablishmentNumber", 1000 + site.ordinal() % 1000)
            .with("EstablishmentName", school.name())
            .with("EstablishmentTypeGroup (name)", "Local authority maintained schools");
    return closed(typed(row, EstablishmentType.maintained(site, draws)), school.closedOn());
  }

  Row independent(IndependentSchool school) {
    Row row =
        located(school.authority())
            .with("URN", school.urn())
            .with("EstablishmentNumber", school.establishmentNumber())
            .with("EstablishmentName", school.name())
            .with("EstablishmentTypeGroup (name)", "Independent schools")
            .with("PhaseOfEducation (name)", "Not applicable")
            .with("StatutoryLowAge", 11)
            .with("StatutoryHighAge", 18);
    return open(typed(row, EstablishmentType.INDEPENDENT));
  }

  private static Row located(LocalAuthority authority) {
    return Row.empty()
        .with("LA (code)", authority.code())
        .with("LA (name)", authority.name())
        .with("Town", authority.name())
        .with("GOR (code)", authority.region().code())
        .with("GOR (name)", authority.region().label());
  }

  private static Row described(Site site) {
    return located(site.authority())
        .with("PhaseOfEducation (name)", site.stage().phaseOfEducation())
        .with("StatutoryLowAge", site.stage().lowAge())
        .with("StatutoryHighAge", site.stage().highAge())
        .with("OfficialSixthForm (name)", sixthForm(site))
        .with("Gender (code)", site.gender().code())
        .with("Gender (name)", site.gender().label())
        .with("ReligiousCharacter (code)", site.faith().code())
        .with("ReligiousCharacter (name)", site.faith().label())
        .with("AdmissionsPolicy (name)", admissions(site))
        .with("UrbanRural (code)", site.settlement().code())
        .with("UrbanRural (name)", site.settlement().label());
  }

  private static String sixthForm(Site site) {
    return site.stage().hasSixthForm() ? "Has a sixth form" : "Does not have a sixth form";
  }

  private static String admissions(Site site) {
    if (site.phase() != Phase.SECONDARY) {
      return "Not applicable";
    }
    return site.selective() ? "Selective" : "Non-selective";
  }

  private static Row typed(Row row, EstablishmentType type) {
    return row.with("TypeOfEstablishment (code)", type.code())
        .with("TypeOfEstablishment (name)", type.label());
  }

  private static Row open(Row row) {
    return row.with("EstablishmentStatus (code)", 1).with("EstablishmentStatus (name)", "Open");
  }

  private static Row closed(Row row, LocalDate closedOn) {
    return row.with("EstablishmentStatus (code)", 2)
        .with("EstablishmentStatus (name)", "Closed")
        .with("CloseDate", closedOn);
  }

  private static Row counted(Row row, Site site) {
    int roll = site.intake().roll();
    long boys = StrictMath.round(roll * site.gender().shareOfBoys());
    double eligible = 100 * ELIGIBLE_NOW * site.intake().disadvantage();
    return row.with("CensusDate", CENSUS)
        .with("NumberOfPupils", roll)
        .with("NumberOfBoys", boys)
        .with("NumberOfGirls", roll - boys)
        .with("PercentageFSM", Figures.fixed(eligible, 1));
  }
}
