package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Writes the results of a year, pupils and schools, and the census of its pupils. Pupils are drawn
 * three times: for the SDs in which effects are planted, for the national means that progress is
 * relative to, and to be written, school-year by school-year; none is kept.
 */
final class YearFiles {
  private final England england;
  private final int year;

  YearFiles(England england, int year) {
    this.england = england;
    this.year = year;
  }

  /** Writes the files and tells the national results by key stage. */
  Map<KeyStage, NationalResults> write(Path directory) throws IOException {
    Map<KeyStage, NationalResults> national = new EnumMap<>(KeyStage.class);
    try (PupilCensusFile census = new PupilCensusFile(directory, england, year)) {
      for (KeyStage keyStage : KeyStage.values()) {
        NationalResults rough = NationalResults.of(new Pupils(england), england, keyStage, year);
        Pupils drawn = Pupils.measuredBy(rough, england);
        NationalResults results = NationalResults.of(drawn, england, keyStage, year);
        write(directory, keyStage, drawn, results, census);
        national.put(keyStage, results);
      }
    }
    return national;
  }

  private void write(
      Path directory,
      KeyStage keyStage,
      Pupils drawn,
      NationalResults national,
      PupilCensusFile census)
      throws IOException {
    Neighbours neighbours = new Neighbours(keyStage.schools(england, year));
    try (PupilFile pupils =
        new PupilFile(directory, england, keyStage, year, national, neighbours)) {
      SchoolYearSink sink =
          schoolYear -> {
            neighbours.next();
            pupils.write(schoolYear);
            census.write(schoolYear, keyStage, neighbours);
          };
      switch (keyStage) {
        case KS2 -> new Ks2File(england, year, drawn, national, sink).write(directory);
        case KS4 -> new Ks4File(england, year, drawn, national, sink).write(directory);
      }
    }
  }
}
