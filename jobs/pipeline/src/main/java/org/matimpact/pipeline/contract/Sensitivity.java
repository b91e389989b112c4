package org.matimpact.pipeline.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom a value describes, which decides whether a message may show it. */
public enum Sensitivity {
  DIRECT_IDENTIFIER,
  PUPIL,
  SCHOOL,
  OPEN;

  static Optional<Sensitivity> of(String name) {
    return Arrays.stream(values()).filter(s -> s.contractName().equals(name)).findFirst();
  }

  String contractName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a message may not show a value. */
  boolean isPrivate() {
    return this == DIRECT_IDENTIFIER || this == PUPIL;
  }

  /** The value for a message: quoted and cut to 40 characters, or nothing about it. */
  String show(String value) {
    if (isPrivate()) {
      return "the value (not shown)";
    }
    return value.length() <= 40 ? "'" + value + "'" : "'" + value.substring(0, 40) + "...'";
  }
}
