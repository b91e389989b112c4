package org.matimpact.pipeline.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes {@code CENSUS_SPRING_2019.csv} and its like: where each pupil of the cohorts was in
 * January, with characteristics, and some pupils of other year groups (one for fifty).
 *
 * <p>A pupil who moved since is in another school; one who came from abroad since is not there. .4
 * % are registered at two schools: a main (M) and a subsidiary row (S), in either order; the others
 * are current (C). Statements of special needs (S) were still turned into plans (E) until April
 * 2018. The language of .4 % is unclassified. The shares are this project's choice.
 */
final class PupilCensusFile implements Closeable {
  private static final double TWO_REGISTRATIONS = .004;
  private static final double UNCLASSIFIED_LANGUAGE = .004;
  private static final double OTHER_PUPILS = .02;
  private static final int LAST_YEAR_OF_STATEMENTS = 2018;
  private static final double STATEMENTS_IN_2017 = .4;
  private static final double STATEMENTS_IN_2018 = .15;
  private static final int OUT_OF_RANGE = 15_000;

  private static final String CURRENT = "C";
  private static final String MAIN = "M";
  private static final String SUBSIDIARY = "S";
  private static final String NO_NEED = "N";
  private static final String SUPPORT = "K";
  private static final String PLAN = "E";
  private static final String STATEMENT = "S";
  private static final String ENGLISH = "1_ENG";
  private static final String OTHER = "2_OTH";
  private static final String UNCLASSIFIED = "3_UNCL";
  private static final String UNKNOWN = "9";

  private final CsvBytes csv;
  private final PupilKeys keys;
  private final Draws draws;
  private final double dirty;
  private final int year;

  PupilCensusFile(Path directory, England england, int year) throws IOException {
    this.csv = new CsvBytes(directory.resolve(name(year)), header(year));
    this.draws = england.draws();
    this.keys = new PupilKeys(draws);
    this.dirty = england.settings().dirty();
    this.year = year;
  }

  static String name(int year) {
    return "CENSUS_SPRING_" + year + ".csv";
  }

  static String header(int year) {
    String suffix = "_SPR" + (year - 2000);
    return String.join(
            suffix + ",",
            "PupilMatchingRefAnonymous",
            "URN",
            "LAEstab",
            "EnrolStatus",
            "NCyearActual",
            "Gender",
            "EVERFSM_6_P",
            "LanguageGroupMajor",
            "SENprovision",
            "IDACIScore",
            "EthnicGroupMajor")
        + suffix;
  }

  /** A row of the census but for the pupil's characteristics. */
  private record Registration(String key, SchoolCodes codes, String status, int yearGroup) {}

  /** The pupils of a school-year, wherever they were in January. */
  void write(SchoolYear schoolYear, KeyStage keyStage, Neighbours neighbours) throws IOException {
    School school = schoolYear.school();
    int place = school.site().ordinal();
    SchoolCodes here = SchoolCodes.ofCensus(school, year);
    DrawStream stream = draws.stream(Purpose.EXTRA_PUPIL, school.id(), year);
    for (Pupil pupil : schoolYear.pupils()) {
      Mobility mobility = pupil.traits().mobility();
      if (mobility != Mobility.ARRIVED) {
        SchoolCodes codes =
            mobility == Mobility.MOVED ? SchoolCodes.ofCensus(neighbours.draw(stream), year) : here;
        String key = keys.of(place, year, pupil.index());
        register(
            new Registration(key, codes, CURRENT, keyStage.yearGroup()),
            pupil.traits(),
            neighbours,
            stream);
      }
      if (stream.happens(OTHER_PUPILS)) {
        String key = keys.of(place, year, PupilKeys.OF_OTHER_YEARS + pupil.index());
        int yearGroup = keyStage.yearGroup() - 1 - stream.below(3);
        row(new Registration(key, here, CURRENT, yearGroup), pupil.traits(), stream);
      }
    }
  }

  private void register(
      Registration registration, Traits traits, Neighbours neighbours, DrawStream stream)
      throws IOException {
    if (!stream.happens(TWO_REGISTRATIONS)) {
      row(registration, traits, stream);
      return;
    }
    SchoolCodes elsewhere = SchoolCodes.ofCensus(neighbours.draw(stream), year);
    Registration main =
        new Registration(registration.key(), registration.codes(), MAIN, registration.yearGroup());
    Registration subsidiary =
        new Registration(registration.key(), elsewhere, SUBSIDIARY, registration.yearGroup());
    boolean mainFirst = stream.happens(.5);
    row(mainFirst ? main : subsidiary, traits, stream);
    row(mainFirst ? subsidiary : main, traits, stream);
  }

  private void row(Registration registration, Traits traits, DrawStream stream) throws IOException {
    RecordFault fault = RecordFault.ofCensus(stream, dirty);
    csv.field(registration.key());
    csv.field(registration.codes().urn());
    csv.field(registration.codes().laestab());
    csv.field(registration.status());
    csv.field(registration.yearGroup());
    csv.field(PupilRows.gender(traits, fault));
    csv.flag(traits.disadvantaged());
    csv.field(language(traits, fault, stream.uniform()));
    csv.field(need(traits, stream.uniform()));
    csv.field(fault == RecordFault.DEPRIVATION_OUT_OF_RANGE ? OUT_OF_RANGE : traits.idaci(), 4);
    csv.field(traits.ethnicity().code());
    csv.endRow();
  }

  private static String language(Traits traits, RecordFault fault, double chance) {
    if (fault == RecordFault.LANGUAGE_UNKNOWN) {
      return UNKNOWN;
    }
    if (chance < UNCLASSIFIED_LANGUAGE) {
      return UNCLASSIFIED;
    }
    return traits.otherLanguage() ? OTHER : ENGLISH;
  }

  private String need(Traits traits, double chance) {
    double statements = year == 2017 ? STATEMENTS_IN_2017 : STATEMENTS_IN_2018;
    return switch (traits.need()) {
      case NONE -> NO_NEED;
      case SUPPORT -> SUPPORT;
      case PLAN -> year <= LAST_YEAR_OF_STATEMENTS && chance < statements ? STATEMENT : PLAN;
    };
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
