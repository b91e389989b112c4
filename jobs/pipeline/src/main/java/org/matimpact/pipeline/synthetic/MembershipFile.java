package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code academiesmatmembership.csv}: every stay of an academy in a trust, dated. */
final class MembershipFile {
  static final String NAME = "academiesmatmembership.csv";
  static final String HEADER =
      "URN,Group UID,Group ID,Group Name,Group Type (code),Group Type,Date Joined Group,"
          + "Date Left Group";

  private final England england;

  MembershipFile(England england) {
    this.england = england;
  }

  void write(Path directory) throws IOException {
    List<Stay> stays =
        england.schools().stream().flatMap(school -> england.staysOf(school).stream()).toList();
    Blemishes blemishes =
        Blemishes.of(england, NAME, stays.size(), new Fault.NoSuchDate("Date Left Group"));
    Path path = directory.resolve(NAME);
    try (CsvFile file = new CsvFile(path, CsvStyle.REGISTER, HEADER, blemishes)) {
      stays.forEach(stay -> file.write(row(stay)));
    }
  }

  private Row row(Stay stay) {
    Trust trust = england.trusts().get(stay.trustUid());
    Row row =
        Row.empty()
            .with("URN", stay.school().academyUrn())
            .with("Group UID", trust.uid())
            .with("Group ID", trust.groupId())
            .with("Group Name", trust.name())
            .with("Group Type (code)", GroupType.of(trust).code())
            .with("Group Type", GroupType.of(trust).label())
            .with("Date Joined Group", stay.joinedOn());
    return stay.leftOn().map(day -> row.with("Date Left Group", day)).orElse(row);
  }
}
