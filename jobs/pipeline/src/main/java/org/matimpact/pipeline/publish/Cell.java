package org.matimpact.pipeline.publish;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One row of results, as disclosure control sees it.
 *
 * @param key name of the row, unique over all tables
 * @param precedence which rows are kept first, ascending: what costs a reader least is suppressed
 *     first
 * @param counted the arm whose sizes add up over margins
 * @param comparison the other arm, where the row compares
 * @param residualDf schools less columns of the model, where there is a model
 * @param population whose effect it is, the same for all specifications of one contrast and
 *     outcome; rows of different populations are never told apart by their difference
 * @param computedFrom keys of rows whose numbers it is the difference of; empty for others
 * @param quantity name of its size among those that add up: rows of the same pupils share one;
 *     empty text for a size that is part of no sum
 */
public record Cell(
    String key,
    int precedence,
    Arm counted,
    Optional<Arm> comparison,
    OptionalLong residualDf,
    String population,
    List<String> computedFrom,
    String quantity) {

  /** A row whose size no other shows. */
  public Cell(
      String key,
      int precedence,
      Arm counted,
      Optional<Arm> comparison,
      OptionalLong residualDf,
      String population,
      List<String> computedFrom) {
    this(key, precedence, counted, comparison, residualDf, population, computedFrom, key);
  }

  /** Copies the list. */
  public Cell {
    computedFrom = List.copyOf(computedFrom);
  }
}
