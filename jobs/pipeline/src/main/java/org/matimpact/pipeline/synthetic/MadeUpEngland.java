package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes a made-up England in the official file layouts, and the truth that was planted in it. */
public final class MadeUpEngland {
  private MadeUpEngland() {}

  /**
   * Writes every file into the directory, which is made when it is missing; files of the same names
   * are replaced. Equal settings give equal bytes. Memory grows with schools, never with pupils.
   *
   * @param directory where to write
   * @param settings what to draw
   * @throws IOException when a file cannot be written
   */
  public static void write(Path directory, SyntheticSettings settings) throws IOException {
    England england = new EnglandMaker(settings).make();
    Files.createDirectories(directory);
    new EstablishmentFile(england).write(directory);
    new LinkFile(england).write(directory);
    new GroupFile(england).write(directory);
    new MembershipFile(england).write(directory);
    new GroupLinkFile(england).write(directory);
    new InspectionFile(england).write(directory);
    Map<Integer, Map<KeyStage, NationalResults>> national = new TreeMap<>();
    for (int year : StudyDates.RESULT_YEARS) {
      national.put(year, new YearFiles(england, year).write(directory));
    }
    new PupilKeys(england.draws()).writeKey(directory);
    for (int year : StudyDates.CENSUS_YEARS) {
      new CensusFile(england, year).write(directory);
    }
    new TruthFile(england, national).write(directory);
  }
}
