package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.util.OptionalInt;

/** Writes records of results in the layout of a key stage and year. */
final class PupilRows {
  private static final String KEY_STAGE_2 =
      "KS2_PupilMatchingRefAnonymous,KS2_ACADYR,KS2_LAESTAB,KS2_URN,KS2_URN_AC,KS2_NFTYPE,"
          + "KS2_ENDKS,KS2_NATRES,KS2_GENDER,KS2_MONTH_PART,KS2_KS1APS,KS2_READSCORE,KS2_MATSCORE";
  private static final String KEY_STAGE_4 =
      "KS4_PupilMatchingRefAnonymous,KS4_ACADYR,KS4_LAESTAB,KS4_URN,KS4_URN_AC,KS4_NFTYPE,"
          + "KS4_ENDKS,KS4_NATRES,KS4_GENDER,KS4_MONTH_PART,KS4_FSM6,KS4_VAP2TAAPS_PTQ_EE,"
          + "KS4_ATT8,KS4_P8SCORE,KS4_PTSCNEWE_PTQ_EE,KS4_LEVEL2_EM_94";

  /** The key stage 2 file has no FSM6 before: it must be taken from the census. */
  private static final int FIRST_YEAR_WITH_FSM6 = 2018;

  private static final String FEMALE = "F";
  private static final String MALE = "M";
  private static final String UNKNOWN = "U";
  private static final String NO_NUMBER = "*";
  private static final int OUT_OF_RANGE = 99_900;
  private static final int NO_MONTH = 13;

  private final KeyStage keyStage;
  private final int year;
  private final String academicYear;
  private final Progress8 progress;

  PupilRows(KeyStage keyStage, int year, NationalResults national) {
    this.keyStage = keyStage;
    this.year = year;
    this.academicYear = (year - 1) + "/" + year;
    this.progress = new Progress8(national, year);
  }

  static String header(KeyStage keyStage, int year) {
    if (keyStage == KeyStage.KS4) {
      return KEY_STAGE_4;
    }
    return year < FIRST_YEAR_WITH_FSM6 ? KEY_STAGE_2 : KEY_STAGE_2 + ",KS2_FSM6";
  }

  void write(PupilRecord record, CsvBytes csv) throws IOException {
    Traits traits = record.pupil().traits();
    csv.field(record.key());
    csv.field(academicYear);
    csv.field(record.codes().laestab());
    csv.field(record.codes().urn());
    OptionalInt academy = record.codes().academyUrn();
    if (academy.isPresent()) {
      csv.field(academy.getAsInt());
    } else {
      csv.blank();
    }
    csv.field(record.codes().type());
    csv.flag(record.ends());
    csv.flag(record.national());
    csv.field(gender(traits, record.fault()));
    csv.field(record.fault() == RecordFault.MONTH_OUT_OF_RANGE ? NO_MONTH : traits.month());
    if (keyStage == KeyStage.KS2) {
      keyStage2(record, csv);
    } else {
      keyStage4(record, csv);
    }
    csv.endRow();
  }

  static String gender(Traits traits, RecordFault fault) {
    if (fault == RecordFault.GENDER_UNKNOWN) {
      return UNKNOWN;
    }
    return traits.female() ? FEMALE : MALE;
  }

  private void keyStage2(PupilRecord record, CsvBytes csv) throws IOException {
    prior(record, csv);
    score(record, csv);
    points(record.pupil().second(), csv);
    if (year >= FIRST_YEAR_WITH_FSM6) {
      csv.flag(record.pupil().traits().disadvantaged());
    }
  }

  private void keyStage4(PupilRecord record, CsvBytes csv) throws IOException {
    Pupil pupil = record.pupil();
    csv.flag(pupil.traits().disadvantaged());
    prior(record, csv);
    score(record, csv);
    if (pupil.measured()) {
      csv.field(progress.published(pupil), 3);
    } else {
      csv.blank();
    }
    points(pupil.second(), csv);
    csv.flag(pupil.level2());
  }

  private static void prior(PupilRecord record, CsvBytes csv) throws IOException {
    if (record.fault() == RecordFault.PRIOR_NO_NUMBER) {
      csv.field(NO_NUMBER);
    } else {
      points(record.pupil().prior(), csv);
    }
  }

  private static void score(PupilRecord record, CsvBytes csv) throws IOException {
    switch (record.fault()) {
      case SCORE_NO_NUMBER -> csv.field(NO_NUMBER);
      case SCORE_OUT_OF_RANGE -> points(OUT_OF_RANGE, csv);
      default -> points(record.pupil().first(), csv);
    }
  }

  private static void points(int hundredths, CsvBytes csv) throws IOException {
    if (hundredths == Pupil.MISSING) {
      csv.blank();
    } else {
      csv.field(hundredths, 2);
    }
  }
}
