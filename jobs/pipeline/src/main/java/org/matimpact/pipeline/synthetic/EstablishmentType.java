package org.matimpact.pipeline.synthetic;

/**
 * Types of establishment: code and name of the register, codes of the performance tables and of the
 * pupil files.
 */
enum EstablishmentType {
  COMMUNITY("01", "Community school", "CY", "21"),
  VOLUNTARY_AIDED("02", "Voluntary aided school", "VA", "22"),
  VOLUNTARY_CONTROLLED("03", "Voluntary controlled school", "VC", "23"),
  FOUNDATION("05", "Foundation school", "FD", "24"),
  COMMUNITY_SPECIAL("07", "Community special school", "CYS", "26"),
  INDEPENDENT("11", "Other independent school", "IND", "30"),
  SPONSORED_ACADEMY("28", "Academy sponsor led", "AC", "20"),
  SPECIAL_SPONSORED_ACADEMY("33", "Academy special sponsor led", "ACS", "50"),
  CONVERTER_ACADEMY("34", "Academy converter", "ACC", "51"),
  FREE_SCHOOL("35", "Free schools", "F", "52"),
  SPECIAL_FREE_SCHOOL("36", "Free schools special", "FS", "53"),
  TECHNICAL_COLLEGE("40", "University technical college", "FUTC", "57"),
  STUDIO_SCHOOL("41", "Studio schools", "FSS", "58"),
  SPECIAL_CONVERTER_ACADEMY("44", "Academy special converter", "ACCS", "55");

  /** Studio schools among technical ones: 21 of 69 in the register of July 2022. */
  private static final double STUDIO = .3;

  /** Foundation schools among those of no faith: 8 % of primaries, 33 % of secondaries, rough. */
  private static final double FOUNDATION_OF_PRIMARY = .08;

  private static final double FOUNDATION_OF_SECONDARY = .33;

  private final String code;
  private final String label;
  private final String tableCode;
  private final String pupilCode;

  EstablishmentType(String code, String label, String tableCode, String pupilCode) {
    this.code = code;
    this.label = label;
    this.tableCode = tableCode;
    this.pupilCode = pupilCode;
  }

  /** The code of the register. */
  String code() {
    return code;
  }

  /** The name of the register. */
  String label() {
    return label;
  }

  /** The code of the performance tables, NFTYPE. */
  String tableCode() {
    return tableCode;
  }

  /**
   * The code of the pupil files (NFTYPE): 21 to 24 maintained, 20, 50 to 58 academies of some kind
   * (National Pupil Database, key stage 4 variables MMSCH and MSCH); which is which is rough.
   */
  String pupilCode() {
    return pupilCode;
  }

  /** The type of a school as an academy. */
  static EstablishmentType academy(School school, Draws draws) {
    boolean special = school.site().phase() == Phase.SPECIAL;
    if (school.site().stage() == Stage.TECHNICAL) {
      boolean studio = draws.happens(STUDIO, Purpose.MAINTAINED_TYPE, school.id());
      return studio ? STUDIO_SCHOOL : TECHNICAL_COLLEGE;
    }
    if (school.status().freeSchool()) {
      return special ? SPECIAL_FREE_SCHOOL : FREE_SCHOOL;
    }
    if (school.status().sponsored()) {
      return special ? SPECIAL_SPONSORED_ACADEMY : SPONSORED_ACADEMY;
    }
    return special ? SPECIAL_CONVERTER_ACADEMY : CONVERTER_ACADEMY;
  }

  /** The type of a school before it became an academy, or if it never did. */
  static EstablishmentType maintained(Site site, Draws draws) {
    if (site.phase() == Phase.SPECIAL) {
      return COMMUNITY_SPECIAL;
    }
    double chance = draws.uniform(Purpose.MAINTAINED_TYPE, site.id());
    return switch (site.faith()) {
      case ROMAN_CATHOLIC -> VOLUNTARY_AIDED;
      case CHURCH_OF_ENGLAND -> chance < .45 ? VOLUNTARY_AIDED : VOLUNTARY_CONTROLLED;
      case NONE -> chance < foundation(site.phase()) ? FOUNDATION : COMMUNITY;
    };
  }

  private static double foundation(Phase phase) {
    return phase == Phase.PRIMARY ? FOUNDATION_OF_PRIMARY : FOUNDATION_OF_SECONDARY;
  }
}
