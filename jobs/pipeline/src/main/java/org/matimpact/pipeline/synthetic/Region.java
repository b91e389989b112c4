package org.matimpact.pipeline.synthetic;

/**
 * The regions of England (government office regions), and how their schools differ.
 *
 * <p>Shares of schools: register of schools, open mainstream schools by region. FSM6, EAL: means of
 * the school-level columns of the 2019 key stage 4 performance tables by region, applied to both
 * phases with a common shift. Pull towards academies: DfE, Open academies and projects, June 2019
 * (high in the South West and East Midlands, low in the North West and London); its size is rough.
 */
enum Region {
  NORTH_EAST("A", "North East", .051, .35, .06, -.05, .0),
  NORTH_WEST("B", "North West", .144, .30, .12, -.03, -.5),
  YORKSHIRE("D", "Yorkshire and the Humber", .104, .30, .14, .02, .2),
  EAST_MIDLANDS("E", "East Midlands", .096, .25, .12, -.02, .3),
  WEST_MIDLANDS("F", "West Midlands", .108, .31, .18, .0, .2),
  EAST_OF_ENGLAND("G", "East of England", .118, .22, .12, .02, .2),
  LONDON("H", "London", .114, .34, .40, .06, -.5),
  SOUTH_EAST("J", "South East", .154, .20, .12, .0, -.1),
  SOUTH_WEST("K", "South West", .110, .22, .06, -.02, .5);

  private final String code;
  private final String label;
  private final double shareOfSchools;
  private final double disadvantage;
  private final double language;
  private final double progress;
  private final double pullToAcademies;

  Region(
      String code,
      String label,
      double shareOfSchools,
      double disadvantage,
      double language,
      double progress,
      double pullToAcademies) {
    this.code = code;
    this.label = label;
    this.shareOfSchools = shareOfSchools;
    this.disadvantage = disadvantage;
    this.language = language;
    this.progress = progress;
    this.pullToAcademies = pullToAcademies;
  }

  /** The one-letter code of the register. */
  String code() {
    return code;
  }

  /** The name of the register. */
  String label() {
    return label;
  }

  double shareOfSchools() {
    return shareOfSchools;
  }

  /** Mean share of pupils eligible for free school meals in the last six years, secondary. */
  double disadvantage() {
    return disadvantage;
  }

  /** Mean share of pupils with English as an additional language, secondary. */
  double language() {
    return language;
  }

  /** Difference of progress from England, given intake; pupil SDs. */
  double progress() {
    return progress;
  }

  /** Difference of the log odds of becoming an academy. */
  double pullToAcademies() {
    return pullToAcademies;
  }
}
