package org.matimpact.pipeline.synthetic;

/** What a random number is drawn for. Renaming one changes its draws; adding one changes none. */
enum Purpose {
  LOCAL_AUTHORITY,
  SETTLEMENT,
  STAGE,
  GENDER,
  FAITH,
  SELECTIVE,
  MAINTAINED_TYPE,
  ROLL,
  DISADVANTAGE,
  LANGUAGE,
  PRIOR_ATTAINMENT,
  QUALITY,
  FIRST_INSPECTION,
  INSPECTION_GAP,
  JUDGEMENT,
  CONVERSION_YEAR,
  CONVERSION_MONTH,
  STATUS,
  TRUST_BAND,
  TRUST_POSITION,
  TRUST_SIZE,
  TRUST_NAME,
  TRUST_EFFECT,
  TRUST_WAS_ALONE,
  JOINED_LATER,
  REBROKERED,
  REBROKERED_FROM,
  ARTEFACT_STAY,
  SPONSOR,
  CLOSED_SCHOOL,
  LINK_DATE,
  SCHOOL_EFFECT,
  SCHOOL_YEAR_EFFECT,
  COHORT,
  COVERAGE,
  PUPIL_NOISE,
  CENSUS,
  BLEMISH,
  HIDDEN_TRAIT,
  TRUST_MEASURE_EFFECT,
  PUPIL_KEY,
  PUPIL,
  PUPIL_RECORD,
  EXTRA_PUPIL;

  /** The number that stands for the purpose, from its name. */
  long salt() {
    return name().hashCode();
  }
}
