package org.matimpact.pipeline.synthetic;

/** What has become of a school by {@link StudyDates#END}. */
enum Status {
  MAINTAINED(false, false),
  CONVERTER_IN_TRUST(true, true),
  SPONSORED_IN_TRUST(true, true),
  FREE_SCHOOL_IN_TRUST(true, true),
  CONVERTER_ALONE(true, false),
  SPONSORED_ALONE(true, false),
  FREE_SCHOOL_ALONE(true, false);

  private final boolean academy;
  private final boolean inTrust;

  Status(boolean academy, boolean inTrust) {
    this.academy = academy;
    this.inTrust = inTrust;
  }

  boolean academy() {
    return academy;
  }

  /** True in a multi-academy trust, which may hold but this school. */
  boolean inTrust() {
    return inTrust;
  }

  boolean converter() {
    return this == CONVERTER_IN_TRUST || this == CONVERTER_ALONE;
  }

  boolean sponsored() {
    return this == SPONSORED_IN_TRUST || this == SPONSORED_ALONE;
  }

  /** True for a school that opened as an academy and has no predecessor. */
  boolean freeSchool() {
    return this == FREE_SCHOOL_IN_TRUST || this == FREE_SCHOOL_ALONE;
  }
}
