package org.matimpact.pipeline.contract;

import java.util.Set;

/** Checks what only contracts of pupils have. */
final class PupilCheck {

  /** Fields that ingest uses and the table does not hold. */
  static final Set<String> HELPERS =
      Set.of("reported_urn", "laestab", "national_results", "registration");

  private static final Set<String> KEY_STAGES = Set.of("KS2", "KS4");
  private static final String PUPIL = "pupil";

  private PupilCheck() {}

  /** Whether a source must have a field for a column that the table requires. */
  static boolean isNeeded(SourceContract contract, String column) {
    return switch (column) {
      case "key_stage" -> false;
      case SourceContract.YEAR -> contract.year().isEmpty();
      case "urn" -> contract.keyStage().isPresent();
      default -> true;
    };
  }

  static void run(SourceContract contract, JsonView json) {
    if (contract.keyStage().isPresent() && !contract.holdsPupils()) {
      json.at("x-key-stage").problem("belongs to contracts of table " + SourceContract.PUPILS);
    }
    if (!contract.holdsPupils()) {
      return;
    }
    contract
        .keyStage()
        .filter(k -> !KEY_STAGES.contains(k))
        .ifPresent(k -> json.at("x-key-stage").problem("'%s' is none of KS2, KS4".formatted(k)));
    for (SourceField field : contract.fields()) {
      if (field.name().equals(PUPIL) && !field.isDirectIdentifier()) {
        json.problem("field 'pupil' must have x-sensitivity direct-identifier, so it is hashed");
      }
      if (!field.sensitivity().isPrivate()) {
        json.problem(
            "field '%s' must have x-sensitivity pupil, so no message shows it"
                .formatted(field.name()));
      }
    }
    if (!contract.primaryKey().isEmpty() || !contract.foreignKeys().isEmpty()) {
      json.problem("ingest keeps the keys of pupils: primaryKey and foreignKeys are the table's");
    }
  }
}
