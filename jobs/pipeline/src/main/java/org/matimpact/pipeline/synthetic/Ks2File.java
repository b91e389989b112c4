package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes {@code 2018-2019_england_ks2final.csv} and its like: a row for each mainstream school with
 * pupils at the end of key stage 2, then one for each local authority and two for England.
 */
final class Ks2File {
  private final England england;
  private final int year;
  private final Outcomes outcomes;
  private final Ks2Rows rows;
  private final Map<LocalAuthority, Ks2Total> totals = new TreeMap<>(LocalAuthority.BY_CODE);
  private final Ks2Total national = new Ks2Total();

  Ks2File(England england, int year) {
    this.england = england;
    this.year = year;
    this.outcomes = new Outcomes(england);
    this.rows = new Ks2Rows(england.draws(), year);
  }

  static String name(int year) {
    return StudyDates.span(year) + "_england_ks2final.csv";
  }

  void write(Path directory) throws IOException {
    int schools = (int) england.schools().stream().filter(this::listed).count();
    Blemishes blemishes =
        Blemishes.of(
            england,
            name(year),
            schools,
            new Fault.Repeated(),
            new Fault.LetterInNumber("TOTPUPS"));
    Path path = directory.resolve(name(year));
    String header = Ks2Layout.header(year);
    try (CsvFile file = new CsvFile(path, CsvStyle.TABLES, header, blemishes)) {
      england.schools().stream().filter(this::listed).forEach(school -> write(school, file));
      totals.forEach((authority, total) -> file.write(rows.authority(authority, total)));
      file.write(rows.england(5, national));
      file.write(rows.england(4, national));
    }
  }

  private boolean listed(School school) {
    return school.site().phase() == Phase.PRIMARY
        && school.site().stage().hasResults()
        && school.openOn(StudyDates.testsOver(year));
  }

  private void write(School school, CsvFile file) {
    if (!school.hasResults(year)) {
      file.write(rows.tooNew(school));
      return;
    }
    SchoolYear schoolYear = outcomes.of(school, year);
    Ks2Results results = Ks2Results.of(schoolYear, england.draws(), england.settings().variation());
    file.write(rows.school(schoolYear, results));
    totals
        .computeIfAbsent(school.site().authority(), authority -> new Ks2Total())
        .add(schoolYear, results);
    national.add(schoolYear, results);
  }
}
