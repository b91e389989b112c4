package org.matimpact.pipeline.synthetic;

/** Types of establishment: code and name of the register, code of the performance tables. */
enum EstablishmentType {
  COMMUNITY("01", "Community school", "CY"),
  VOLUNTARY_AIDED("02", "Voluntary aided school", "VA"),
  VOLUNTARY_CONTROLLED("03", "Voluntary controlled school", "VC"),
  FOUNDATION("05", "Foundation school", "FD"),
  COMMUNITY_SPECIAL("07", "Community special school", "CYS"),
  INDEPENDENT("11", "Other independent school", "IND"),
  SPONSORED_ACADEMY("28", "Academy sponsor led", "AC"),
  SPECIAL_SPONSORED_ACADEMY("33", "Academy special sponsor led", "ACS"),
  CONVERTER_ACADEMY("34", "Academy converter", "ACC"),
  FREE_SCHOOL("35", "Free schools", "F"),
  SPECIAL_FREE_SCHOOL("36", "Free schools special", "FS"),
  TECHNICAL_COLLEGE("40", "University technical college", "FUTC"),
  STUDIO_SCHOOL("41", "Studio schools", "FSS"),
  SPECIAL_CONVERTER_ACADEMY("44", "Academy special converter", "ACCS");

  /** Studio schools among technical ones: 21 of 69 in the register of July 2022. */
  private static final double STUDIO = .3;

  /** Foundation schools among those of no faith: 8 % of primaries, 33 % of secondaries, rough. */
  private static final double FOUNDATION_OF_PRIMARY = .08;

  private static final double FOUNDATION_OF_SECONDARY = .33;

  private final String code;
  private final String label;
  private final String tableCode;

  EstablishmentType(String code, String label, String tableCode) {
    this.code = code;
    this.label = label;
    this.tableCode = tableCode;
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
