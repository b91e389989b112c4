package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes {@code allgroupsdata.csv} in the layout of 2022: dates in ISO form, the numbers of
 * Companies House with a decimal, and for a trust no open date but a day of incorporation.
 */
final class GroupFile {
  static final String NAME = "allgroupsdata.csv";
  static final String HEADER =
      "Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,"
          + "Closed Date,Open date,Incorporated on (open date),Group Status (code),Group Status,"
          + "Group Street,Group Locality,Group Address 3,Group Town,Group County,Group Postcode,"
          + "Head of Group Title,Head of Group First Name,Head of Group Last Name,UKPRN";

  private final England england;
  private final Groups groups;

  GroupFile(England england) {
    this.england = england;
    this.groups = new Groups(england);
  }

  void write(Path directory) throws IOException {
    Path path = directory.resolve(NAME);
    try (CsvFile file = new CsvFile(path, CsvStyle.GROUPS, HEADER, Blemishes.none())) {
      england.trusts().values().forEach(trust -> file.write(trust(trust)));
      groups.sponsoredTrusts().forEach(trust -> file.write(sponsor(trust)));
      List<List<School>> federations = groups.federations();
      for (int index = 0; index < federations.size(); index++) {
        file.write(federation(index, federations.get(index)));
      }
    }
  }

  /** The columns of a trust that this file and that of links share. */
  static Row trust(Trust trust) {
    GroupType type = GroupType.of(trust);
    return typed(type)
        .with("Group UID", trust.uid())
        .with("Group ID", trust.groupId())
        .with("Group Name", trust.name())
        .with("Companies House Number", trust.companyNumber() + ".0")
        .with("Closed Date", trust.closedOn().map(Object::toString).orElse(""))
        .with("Incorporated on (open date)", trust.incorporatedOn().toString())
        .with("Group Status (code)", trust.closedOn().isPresent() ? "CLOSED" : "OPEN")
        .with("Group Status", trust.closedOn().isPresent() ? "Closed" : "Open");
  }

  static Row sponsor(Trust trust) {
    return typed(GroupType.SPONSOR)
        .with("Group UID", TrustUids.sponsor(trust.uid()))
        .with("Group ID", "SP%05d".formatted(trust.uid()))
        .with("Group Name", trust.name())
        .with("Open date", trust.incorporatedOn().toString())
        .with("Group Status (code)", "OPEN")
        .with("Group Status", "Open");
  }

  static Row federation(int index, List<School> schools) {
    return typed(GroupType.FEDERATION)
        .with("Group UID", TrustUids.federation(index))
        .with("Group Name", Groups.federationName(schools))
        .with("Open date", "2012-09-01")
        .with("Group Status (code)", "OPEN")
        .with("Group Status", "Open");
  }

  private static Row typed(GroupType type) {
    return Row.empty()
        .with("Group Type (code)", type.code())
        .with("Group Type", type.label())
        .with("Group County", "Not recorded");
  }
}
