package org.matimpact.pipeline.contract;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the key of a row for a message, without the values that no message may show. */
final class KeyText {

  private KeyText() {}

  /** {@code urn '100000', joined_on '2019-09-01'}. */
  static String of(SourceContract contract, List<String> fields, Candidate row) {
    return fields.stream()
        .map(f -> f + " " + sensitivity(contract, f).show(text(row, f)))
        .collect(Collectors.joining(", "));
  }

  private static String text(Candidate row, String field) {
    return String.valueOf(row.values().getOrDefault(field, ""));
  }

  private static Sensitivity sensitivity(SourceContract contract, String field) {
    return contract.fields().stream()
        .filter(f -> f.name().equals(field))
        .map(SourceField::sensitivity)
        .findFirst()
        .orElse(Sensitivity.SCHOOL);
  }
}
