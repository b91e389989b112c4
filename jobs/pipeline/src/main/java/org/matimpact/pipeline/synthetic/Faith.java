package org.matimpact.pipeline.synthetic;

/** Religious character. */
enum Faith {
  NONE("00", "Does not apply", "", 0),
  CHURCH_OF_ENGLAND("02", "Church of England", "Church of England ", -.1),
  ROMAN_CATHOLIC("03", "Roman Catholic", "Catholic ", -.3);

  private final String code;
  private final String label;
  private final String inName;
  private final double pullToAcademies;

  Faith(String code, String label, String inName, double pullToAcademies) {
    this.code = code;
    this.label = label;
    this.inName = inName;
    this.pullToAcademies = pullToAcademies;
  }

  String code() {
    return code;
  }

  /** The name of the register. */
  String label() {
    return label;
  }

  /** How a school's name says it. */
  String inName() {
    return inName;
  }

  /** Difference of the log odds of becoming an academy; diocesan consent is needed. */
  double pullToAcademies() {
    return pullToAcademies;
  }
}
