package org.matimpact.pipeline.synthetic;

/** The ages that a school teaches. */
enum Stage {
  INFANT(4, 7, "Primary", 3),
  JUNIOR(7, 11, "Primary", 4),
  PRIMARY(4, 11, "Primary", 7),
  SECONDARY(11, 16, "Secondary", 5),
  SECONDARY_WITH_SIXTH_FORM(11, 18, "Secondary", 6),
  ALL_THROUGH(4, 18, "All-through", 13),
  TECHNICAL(14, 18, "Secondary", 3.5),
  SPECIAL(4, 16, "Not applicable", 12);

  private final int lowAge;
  private final int highAge;
  private final String phaseOfEducation;
  private final double fullYearGroups;

  Stage(int lowAge, int highAge, String phaseOfEducation, double fullYearGroups) {
    this.lowAge = lowAge;
    this.highAge = highAge;
    this.phaseOfEducation = phaseOfEducation;
    this.fullYearGroups = fullYearGroups;
  }

  int lowAge() {
    return lowAge;
  }

  int highAge() {
    return highAge;
  }

  /** The name of the register. */
  String phaseOfEducation() {
    return phaseOfEducation;
  }

  /** The roll divided by the size of one year group; a sixth form counts as one. */
  double fullYearGroups() {
    return fullYearGroups;
  }

  /**
   * Years from the first intake of a new school to its first results; none for an infant school.
   */
  int yearsToResults() {
    return switch (this) {
      case TECHNICAL -> 2;
      case JUNIOR -> 4;
      case PRIMARY -> 7;
      default -> 5;
    };
  }

  /** True when some of its pupils end key stage 2 or key stage 4 there. */
  boolean hasResults() {
    return this != INFANT;
  }

  boolean hasSixthForm() {
    return highAge > 16;
  }
}
