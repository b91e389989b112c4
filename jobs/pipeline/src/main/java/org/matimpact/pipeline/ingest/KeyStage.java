package org.matimpact.pipeline.ingest;

import java.util.List;

/** Where a record of a pupil comes from; the code stands for it in packed records. */
enum KeyStage {
  /** The school census, which belongs to no key stage. */
  CENSUS(0),
  KS2(2),
  KS4(4);

  private final int code;

  KeyStage(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static KeyStage of(int code) {
    return switch (code) {
      case 0 -> CENSUS;
      case 2 -> KS2;
      case 4 -> KS4;
      default -> throw new IllegalArgumentException("no source has the code " + code);
    };
  }

  /** Columns with the results of the key stage. */
  List<String> outcomes() {
    return switch (this) {
      case CENSUS -> List.of();
      case KS2 -> List.of("reading_score", "maths_score", "reading_points", "maths_points");
      case KS4 -> List.of("attainment_8", "progress_8", "capped_points", "level2_em");
    };
  }
}
