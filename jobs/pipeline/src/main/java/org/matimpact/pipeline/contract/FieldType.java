package org.matimpact.pipeline.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Types of a field, a subset of those of a Table Schema. */
public enum FieldType {
  STRING,
  INTEGER,
  NUMBER,
  DATE,
  BOOLEAN;

  static Optional<FieldType> of(String name) {
    return Arrays.stream(values()).filter(t -> t.schemaName().equals(name)).findFirst();
  }

  /** Name of the type in a Table Schema. */
  String schemaName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
