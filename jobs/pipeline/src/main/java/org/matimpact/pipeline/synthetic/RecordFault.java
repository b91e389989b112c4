package org.matimpact.pipeline.synthetic;

/** A value of a pupil's record that cannot be. */
enum RecordFault {
  NONE,
  SCORE_NO_NUMBER,
  SCORE_OUT_OF_RANGE,
  PRIOR_NO_NUMBER,
  MONTH_OUT_OF_RANGE,
  GENDER_UNKNOWN,
  DEPRIVATION_OUT_OF_RANGE,
  LANGUAGE_UNKNOWN;

  private static final RecordFault[] OF_RESULTS = {
    SCORE_NO_NUMBER, SCORE_OUT_OF_RANGE, PRIOR_NO_NUMBER, MONTH_OUT_OF_RANGE, GENDER_UNKNOWN
  };
  private static final RecordFault[] OF_CENSUS = {
    DEPRIVATION_OUT_OF_RANGE, LANGUAGE_UNKNOWN, GENDER_UNKNOWN
  };

  /** The fault of a record of results; none for most. */
  static RecordFault ofResults(DrawStream stream, double rate) {
    return of(OF_RESULTS, stream, rate);
  }

  /** The fault of a row of the census; none for most. */
  static RecordFault ofCensus(DrawStream stream, double rate) {
    return of(OF_CENSUS, stream, rate);
  }

  private static RecordFault of(RecordFault[] faults, DrawStream stream, double rate) {
    double chance = stream.uniform();
    return chance < rate ? faults[(int) (chance / rate * faults.length)] : NONE;
  }
}
