package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Results of single trusts, where they may be named: small ones, and what tells them, are not. */
final class TrustCells {

  /** Names of the tables. */
  static final String RESULT = "trust_result";

  static final String EFFECT = "trust_effect";

  private TrustCells() {}

  /** A cell for each row of a table of trusts. */
  static List<Cell> of(String table, List<ResultRow> rows) {
    return rows.stream().map(row -> cell(table, row)).toList();
  }

  private static Cell cell(String table, ResultRow row) {
    String key = Results.key(table, row);
    Arm arm =
        new Arm(
            row.whole("pupils"),
            row.whole("schools").orElse(0),
            OptionalLong.empty(),
            Optional.empty());
    return new Cell(key, 5, arm, Optional.empty(), OptionalLong.empty(), key, List.of(), key);
  }

  /** The trusts of a band add up to it, those of an effect to its treated. */
  static List<Relation> relations(
      List<ResultRow> results, List<ResultRow> effects, List<Cell> cellsOfEffects) {
    Map<String, String> totals =
        cellsOfEffects.stream()
            .filter(cell -> !cell.quantity().isEmpty())
            .collect(Collectors.toMap(Cell::key, Cell::quantity));
    List<Relation> relations =
        new ArrayList<>(sums(RESULT, results, row -> BandCells.ofTrust(row)));
    relations.addAll(
        sums(
            EFFECT,
            effects,
            row -> totals.getOrDefault(EffectCells.key(row.text("effect_id")), "")));
    return relations;
  }

  private static List<Relation> sums(
      String table, List<ResultRow> rows, Function<ResultRow, String> total) {
    Map<String, List<String>> parts = new TreeMap<>();
    rows.forEach(
        row ->
            parts
                .computeIfAbsent(total.apply(row), t -> new ArrayList<>())
                .add(Results.key(table, row)));
    parts.remove("");
    return parts.entrySet().stream()
        .map(sum -> Relation.total(sum.getKey(), sum.getValue()))
        .toList();
  }
}
