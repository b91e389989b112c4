package org.matimpact.pipeline.synthetic;

import java.util.Locale;

/** Gender of intake. */
enum Gender {
  BOYS("1", "Boys", 1),
  GIRLS("2", "Girls", 0),
  MIXED("3", "Mixed", .51);

  private final String code;
  private final String label;
  private final double shareOfBoys;

  Gender(String code, String label, double shareOfBoys) {
    this.code = code;
    this.label = label;
    this.shareOfBoys = shareOfBoys;
  }

  String code() {
    return code;
  }

  /** The name of the register. */
  String label() {
    return label;
  }

  /** The code of the performance tables, EGENDER. */
  String tableCode() {
    return label.toUpperCase(Locale.ROOT);
  }

  double shareOfBoys() {
    return shareOfBoys;
  }
}
