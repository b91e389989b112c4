package org.matimpact.pipeline.contract;

import java.util.List;
import java.util.Map;

/** What became of a row of a file. */
public sealed interface Parsed {

  /**
   * A row that keeps its contract.
   *
   * @param values field to String, Long, Double, LocalDate, Boolean, or for the field {@code phase}
   *     a List of String; a missing value has no entry. A field with a lookup still holds the key.
   */
  record Kept(Map<String, Object> values) implements Parsed {}

  /**
   * A row that breaks its contract.
   *
   * @param breaks every break, by column in the order of the contract; at least one
   */
  record Broken(List<RowBreak> breaks) implements Parsed {}

  /**
   * A row that the contract does not keep.
   *
   * @param keys its unique keys, so that a row that refers to it is not taken for an error
   */
  record NotApplicable(Map<String, Object> keys) implements Parsed {}
}
