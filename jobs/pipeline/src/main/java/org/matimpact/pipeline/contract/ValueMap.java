package org.matimpact.pipeline.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labels of a file and what they mean: {@code x-values}. Labels are compared after cleaning, the
 * label {@code *} stands for every other one, and a label without meanings is a missing value.
 */
public final class ValueMap {

  /** The label that stands for every label not listed. */
  static final String OTHERS = "*";

  private final Map<String, List<String>> meanings;
  private final Optional<List<String>> others;

  ValueMap(Map<String, List<String>> labels) {
    meanings = new HashMap<>();
    labels.forEach((label, meaning) -> meanings.put(HeaderText.clean(label), meaning));
    labels.forEach(meanings::put);
    others = Optional.ofNullable(meanings.remove(OTHERS));
  }

  /** What a label means; empty when it is not listed. Several meanings are possible for a phase. */
  Optional<List<String>> meaning(String label) {
    List<String> exact = meanings.get(label);
    if (exact != null) {
      return Optional.of(exact);
    }
    return Optional.ofNullable(meanings.get(HeaderText.clean(label))).or(() -> others);
  }
}
