package org.matimpact.pipeline.cohort;

/**
 * Why a school leaves, in the order in which the reasons are asked; the first that holds counts.
 */
enum Exclusion {
  TYPE("type of school that is not evaluated"),
  SELECTIVE("selective admissions"),
  OPENED_LATE("opened after the window began"),
  CLOSED_EARLY("closed before the window ended"),
  NO_TRUST("academy without a trust in the register of memberships"),
  JOINED_LATE("joined its trust after the window began"),
  CHANGED("left or changed its trust, or its trust changed arm, inside the window"),
  ONE_SCHOOL_TRUST("multi-academy trust with one school"),
  NO_OUTCOME("no result of an outcome in any outcome year"),
  NO_COVARIATE("missing covariate");

  private final String reason;

  Exclusion(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
