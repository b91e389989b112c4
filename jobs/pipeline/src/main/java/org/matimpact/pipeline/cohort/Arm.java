package org.matimpact.pipeline.cohort;

import java.util.Locale;

/** The arms of the evaluation. */
enum Arm {
  MAT,
  STANDALONE_ACADEMY,
  MAINTAINED;

  /** Name in the tables. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
