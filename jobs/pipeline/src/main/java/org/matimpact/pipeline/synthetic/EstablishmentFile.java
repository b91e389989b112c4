package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes {@code edubasealldata.csv}: every establishment, open or closed, one row for each number
 * it ever had. The columns are those of the full download that matter, in its order.
 */
final class EstablishmentFile {
  static final String NAME = "edubasealldata.csv";
  static final String HEADER =
      "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),"
          + "TypeOfEstablishment (name),EstablishmentTypeGroup (name),EstablishmentStatus (code),"
          + "EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation (name),StatutoryLowAge,"
          + "StatutoryHighAge,OfficialSixthForm (name),Gender (code),Gender (name),"
          + "ReligiousCharacter (code),ReligiousCharacter (name),AdmissionsPolicy (name),CensusDate,"
          + "NumberOfPupils,NumberOfBoys,NumberOfGirls,PercentageFSM,Town,GOR (code),GOR (name),"
          + "UrbanRural (code),UrbanRural (name)";

  private final England england;
  private final EstablishmentRows rows;

  EstablishmentFile(England england) {
    this.england = england;
    this.rows = new EstablishmentRows(england.draws());
  }

  void write(Path directory) throws IOException {
    int expected = england.schools().size();
    Blemishes blemishes =
        Blemishes.of(
            england,
            NAME,
            expected,
            new Fault.LetterInNumber("NumberOfPupils"),
            new Fault.NoSuchDate("CloseDate"));
    Path path = directory.resolve(NAME);
    try (CsvFile file = new CsvFile(path, CsvStyle.REGISTER, HEADER, blemishes)) {
      all().forEach(file::write);
    }
  }

  /** In order of Unique Reference Number: the blocks of numbers follow one another. */
  private Stream<Row> all() {
    List<School> schools = england.schools();
    Stream<Row> maintained =
        schools.stream().filter(school -> !school.status().freeSchool()).map(rows::maintained);
    Stream<Row> academies =
        schools.stream().filter(school -> school.status().academy()).map(rows::academy);
    Stream<Row> closed =
        england.closedSchools().stream()
            .sorted(Comparator.comparingInt(ClosedSchool::urn))
            .map(rows::closed);
    Stream<Row> independent = england.independents().stream().map(rows::independent);
    return Stream.of(maintained, academies, closed, independent).flatMap(part -> part);
  }
}
