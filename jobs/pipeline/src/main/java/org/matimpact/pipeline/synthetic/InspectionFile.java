package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Writes {@code inspections.csv}: overall judgements since 2005, by the number of the day. */
final class InspectionFile {
  static final String NAME = "inspections.csv";
  static final String HEADER = "URN,Rating,Inspection Date";

  private final England england;
  private final Inspections inspections;

  InspectionFile(England england) {
    this.england = england;
    this.inspections = new Inspections(england.draws());
  }

  void write(Path directory) throws IOException {
    Blemishes blemishes =
        Blemishes.of(
            england,
            NAME,
            england.schools().size(),
            new Fault.Repeated(),
            new Fault.LetterInNumber("Inspection Date"));
    Path path = directory.resolve(NAME);
    try (CsvFile file = new CsvFile(path, CsvStyle.INSPECTIONS, HEADER, blemishes)) {
      england.schools().forEach(school -> write(school, file));
    }
  }

  /** A new academy is not inspected before its third year; its predecessor keeps its rows. */
  private void write(School school, CsvFile file) {
    for (Inspection inspection : inspections.of(school.site())) {
      LocalDate day = inspection.inspectedOn();
      if (school.openOn(day.minusYears(2)) && !newAcademy(school, day)) {
        file.write(
            Row.empty()
                .with("URN", school.urnOn(day))
                .with("Rating", inspection.judgement().label(day))
                .with("Inspection Date", day.format(DateTimeFormatter.BASIC_ISO_DATE)));
      }
    }
  }

  private static boolean newAcademy(School school, LocalDate day) {
    return school.isAcademyOn(day) && school.academyOpened().plusYears(2).isAfter(day);
  }
}
