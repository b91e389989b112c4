package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes {@code alllinksdata.csv} in the layout of 2022, its unnamed first column included: who is
 * in which group on {@link StudyDates#END}. Sponsors and federations are groups too, so a school
 * may come more than once.
 */
final class GroupLinkFile {
  static final String NAME = "alllinksdata.csv";
  static final String HEADER =
      ",URN,Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,"
          + "Closed Date,Open date,Incorporated on (open date),Group Status (code),Group Status,"
          + "Joined date,EstablishmentName,TypeOfEstablishment (code),TypeOfEstablishment (name),"
          + "PhaseOfEducation (code),PhaseOfEducation (name),LA (code),LA (name)";

  private final England england;
  private final Groups groups;
  private int written;

  GroupLinkFile(England england) {
    this.england = england;
    this.groups = new Groups(england);
  }

  void write(Path directory) throws IOException {
    Path path = directory.resolve(NAME);
    CsvStyle style = CsvStyle.GROUPS.endingLinesWith("\n");
    try (CsvFile file = new CsvFile(path, style, HEADER, Blemishes.none())) {
      List<List<School>> federations = groups.federations();
      for (int index = 0; index < federations.size(); index++) {
        for (School school : federations.get(index)) {
          Row group = GroupFile.federation(index, federations.get(index));
          file.write(linked(group, school, LocalDate.of(2012, 9, 1)));
        }
      }
      england.schools().forEach(school -> writeTrusts(school, file));
    }
  }

  private void writeTrusts(School school, CsvFile file) {
    for (Stay stay : england.staysOf(school)) {
      if (stay.leftOn().isEmpty()) {
        Trust trust = england.trusts().get(stay.trustUid());
        file.write(linked(GroupFile.trust(trust), school, stay.joinedOn()));
        groups
            .sponsorOf(school)
            .ifPresent(
                sponsored ->
                    file.write(linked(GroupFile.sponsor(sponsored), school, stay.joinedOn())));
      }
    }
  }

  private Row linked(Row group, School school, LocalDate joined) {
    boolean academy = school.status().academy();
    EstablishmentType type =
        academy
            ? EstablishmentType.academy(school, england.draws())
            : EstablishmentType.maintained(school.site(), england.draws());
    return group
        .with("", written++)
        .with("URN", school.urn())
        .with("Joined date", joined.toString())
        .with(
            "EstablishmentName",
            academy ? SchoolNames.academy(school) : SchoolNames.maintained(school))
        .with("TypeOfEstablishment (code)", Integer.parseInt(type.code()))
        .with("TypeOfEstablishment (name)", type.label())
        .with("PhaseOfEducation (code)", phaseCode(school.site().stage()))
        .with("PhaseOfEducation (name)", school.site().stage().phaseOfEducation())
        .with("LA (code)", school.site().authority().code())
        .with("LA (name)", school.site().authority().name());
  }

  private static int phaseCode(Stage stage) {
    return switch (stage) {
      case INFANT, JUNIOR, PRIMARY -> 2;
      case SECONDARY, SECONDARY_WITH_SIXTH_FORM, TECHNICAL -> 4;
      case ALL_THROUGH -> 7;
      case SPECIAL -> 0;
    };
  }
}
