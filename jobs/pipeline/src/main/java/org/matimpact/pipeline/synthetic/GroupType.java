package org.matimpact.pipeline.synthetic;

/** Types of group in the register: only two of them are trusts. */
enum GroupType {
  FEDERATION(1, "Federation"),
  SPONSOR(5, "School sponsor"),
  MULTI_ACADEMY_TRUST(6, "Multi-academy trust"),
  SINGLE_ACADEMY_TRUST(10, "Single-academy trust");

  private final int code;
  private final String label;

  GroupType(int code, String label) {
    this.code = code;
    this.label = label;
  }

  int code() {
    return code;
  }

  String label() {
    return label;
  }

  static GroupType of(Trust trust) {
    return trust.multi() ? MULTI_ACADEMY_TRUST : SINGLE_ACADEMY_TRUST;
  }
}
