package org.matimpact.pipeline.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes {@code KS2_PUPIL_2019.csv} and its like, school-year by school-year: a record for every
 * pupil, and those that real files have beside them.
 *
 * <p>.3 % of pupils have a second record, before or after their own: half of these in another
 * school. Six in ten do not count in national results (NATRES 0); the others do and show a lower
 * score, so that the pupil's own record is the one to keep by NATRES, then attainment. .2 % are
 * rows of pupils who do not end the key stage (ENDKS 0). Then, by the dirty rate of the settings,
 * values that cannot be and pupils of schools that the register does not know. The shares are this
 * project's choice.
 */
final class PupilFile implements Closeable {
  private static final double SECOND_RECORDS = .003;
  private static final double NOT_ENDING = .002;
  private static final double UNKNOWN_PER_DIRTY = .5;
  private static final int FIRST_UNKNOWN_URN = 990_000;
  private static final int UNKNOWN_URNS = 50;

  /** Scores from here down are too low to take something off; hundredths. */
  private static final int LOW_SCORE = 8_600;

  private static final int LOW_ATTAINMENT = 600;

  private final CsvBytes csv;
  private final PupilRows rows;
  private final PupilKeys keys;
  private final Draws draws;
  private final double dirty;
  private final KeyStage keyStage;
  private final Neighbours neighbours;

  PupilFile(
      Path directory,
      England england,
      KeyStage keyStage,
      int year,
      NationalResults national,
      Neighbours neighbours)
      throws IOException {
    this.csv =
        new CsvBytes(directory.resolve(name(keyStage, year)), PupilRows.header(keyStage, year));
    this.rows = new PupilRows(keyStage, year, national);
    this.draws = england.draws();
    this.keys = new PupilKeys(draws);
    this.dirty = england.settings().dirty();
    this.keyStage = keyStage;
    this.neighbours = neighbours;
  }

  static String name(KeyStage keyStage, int year) {
    return keyStage + "_PUPIL_" + year + ".csv";
  }

  void write(SchoolYear schoolYear) throws IOException {
    School school = schoolYear.school();
    int year = schoolYear.year();
    SchoolCodes codes = SchoolCodes.ofResults(school, year, draws);
    DrawStream stream = draws.stream(Purpose.PUPIL_RECORD, school.id(), year);
    for (Pupil pupil : schoolYear.pupils()) {
      String key = keys.of(school.site().ordinal(), year, pupil.index());
      PupilRecord own =
          new PupilRecord(key, codes, true, true, pupil, RecordFault.ofResults(stream, dirty));
      if (stream.happens(SECOND_RECORDS)) {
        writeBoth(own, second(own, year, stream), stream);
      } else {
        rows.write(own, csv);
      }
      others(own, schoolYear, stream);
    }
  }

  private void writeBoth(PupilRecord own, PupilRecord second, DrawStream stream)
      throws IOException {
    boolean ownFirst = stream.happens(.5);
    rows.write(ownFirst ? own : second, csv);
    rows.write(ownFirst ? second : own, csv);
  }

  private PupilRecord second(PupilRecord own, int year, DrawStream stream) {
    SchoolCodes codes =
        stream.happens(.5)
            ? SchoolCodes.ofResults(neighbours.draw(stream), year, draws)
            : own.codes();
    boolean national = stream.happens(.4) && canBeLower(own.pupil());
    Pupil pupil = national || stream.happens(.5) ? lower(own.pupil(), stream) : own.pupil();
    return new PupilRecord(own.key(), codes, true, national, pupil, RecordFault.NONE);
  }

  private boolean canBeLower(Pupil pupil) {
    boolean scored = pupil.first() != Pupil.MISSING && pupil.second() != Pupil.MISSING;
    return scored && pupil.first() > (keyStage == KeyStage.KS2 ? LOW_SCORE : LOW_ATTAINMENT);
  }

  /** With up to five points less in the first score. */
  private Pupil lower(Pupil pupil, DrawStream stream) {
    return canBeLower(pupil)
        ? new Pupil(
            pupil.index(),
            pupil.traits(),
            pupil.prior(),
            pupil.first() - 100 * (1 + stream.below(5)),
            pupil.second(),
            false)
        : pupil;
  }

  /** Rows that are not of pupils who end the key stage here. */
  private void others(PupilRecord own, SchoolYear schoolYear, DrawStream stream)
      throws IOException {
    int place = schoolYear.school().site().ordinal();
    int year = schoolYear.year();
    Pupil pupil = own.pupil();
    if (stream.happens(NOT_ENDING)) {
      String key = keys.of(place, year, PupilKeys.NOT_ENDING + pupil.index());
      PupilRecord early =
          new PupilRecord(key, own.codes(), false, false, lower(pupil, stream), RecordFault.NONE);
      rows.write(early, csv);
    }
    if (stream.happens(UNKNOWN_PER_DIRTY * dirty)) {
      String key = keys.of(place, year, PupilKeys.OF_UNKNOWN_SCHOOLS + pupil.index());
      SchoolCodes unknown = own.codes().under(FIRST_UNKNOWN_URN + stream.below(UNKNOWN_URNS));
      rows.write(new PupilRecord(key, unknown, true, true, pupil, RecordFault.NONE), csv);
    }
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
