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
  private final NationalResults pupilsOfEngland;
  private final SchoolYearSink sink;
  private final Pupils pupils;
  private final Ks2Rows rows;
  private final Map<LocalAuthority, Ks2Total> totals = new TreeMap<>(LocalAuthority.BY_CODE);
  private final Ks2Total national = new Ks2Total();

  /**
   * Prepares the file.
   *
   * @param pupils that are drawn
   * @param pupilsOfEngland that progress is relative to
   * @param sink that gets every school-year whose results are written
   */
  Ks2File(
      England england,
      int year,
      Pupils pupils,
      NationalResults pupilsOfEngland,
      SchoolYearSink sink) {
    this.england = england;
    this.year = year;
    this.pupilsOfEngland = pupilsOfEngland;
    this.sink = sink;
    this.pupils = pupils;
    this.rows = new Ks2Rows(england.draws(), year);
  }

  static String name(int year) {
    return StudyDates.span(year) + "_england_ks2final.csv";
  }

  void write(Path directory) throws IOException {
    int schools =
        (int) england.schools().stream().filter(school -> KeyStage.KS2.lists(school, year)).count();
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
      for (School school : england.schools()) {
        if (KeyStage.KS2.lists(school, year)) {
          write(school, file);
        }
      }
      totals.forEach((authority, total) -> file.write(rows.authority(authority, total)));
      file.write(rows.england(5, national));
      file.write(rows.england(4, national));
    }
  }

  private void write(School school, CsvFile file) throws IOException {
    if (!school.hasResults(year)) {
      file.write(rows.tooNew(school));
      return;
    }
    SchoolYear schoolYear = pupils.of(school, year);
    Ks2Results results = Ks2Results.of(schoolYear, pupilsOfEngland, england.draws());
    file.write(rows.school(schoolYear, results));
    sink.write(schoolYear);
    totals
        .computeIfAbsent(school.site().authority(), authority -> new Ks2Total())
        .add(schoolYear, results);
    national.add(schoolYear, results);
  }
}
