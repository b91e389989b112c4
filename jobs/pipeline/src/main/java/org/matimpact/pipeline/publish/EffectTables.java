package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Effects, and the tables whose rows belong to effects, without what is withheld. */
final class EffectTables {

  /** Names of the tables beside the effects. */
  static final String CURVE = "effect_curve";

  static final List<String> OF_EFFECTS =
      List.of("variance_component", "inference_check", "imputation");

  /** All that follows from pupils, or tells who is left out. */
  private static final List<String> FIGURES =
      List.of(
          "estimate",
          "std_error",
          "se_method",
          "cluster",
          "df",
          "ci_low",
          "ci_high",
          "p_value",
          "p_wild",
          "std_error_set",
          "family",
          "p_holm",
          "p_bh",
          "p_maxt",
          "effect_size",
          "effect_size_low",
          "effect_size_high",
          "months_toolkit",
          "months_trial",
          "sd_total",
          "sd_source",
          "icc",
          "treated_schools",
          "treated_trusts",
          "comparison_schools",
          "comparison_ess",
          "treated_pupils",
          "comparison_pupils",
          "treated_unmatched",
          "share_kept",
          "max_abs_smd",
          "balance",
          "caution",
          "model_columns",
          "largest_two_share");

  private static final List<String> CURVE_FIGURES =
      List.of(
          "value",
          "estimate",
          "std_error",
          "df",
          "ci_low",
          "ci_high",
          "p_value",
          "treated_schools",
          "treated_trusts");

  private static final List<String> ADJUSTED = List.of("p_holm", "p_bh", "p_maxt");

  private final Results results;
  private final Withheld withheld;

  EffectTables(Results results, Withheld withheld) {
    this.results = results;
    this.withheld = withheld;
  }

  /** Rows of effect_estimate. */
  List<ResultRow> effects() {
    Set<List<Object>> hidden = adjustedOfWithheld();
    List<ResultRow> rows = new ArrayList<>();
    for (ResultRow row : results.rows(EffectCells.TABLE)) {
      rows.add(
          withheld
              .row(EffectCells.TABLE, row)
              .map(by -> suppressed(row, FIGURES, by))
              .orElseGet(() -> open(row, hidden)));
    }
    return rows;
  }

  /**
   * Adjusted p-values of withheld rows: step-up and step-down procedures give neighbours the same
   * number, so that one which is the same may be a withheld row's p-value times a known count.
   */
  private Set<List<Object>> adjustedOfWithheld() {
    Set<List<Object>> hidden = new HashSet<>();
    for (ResultRow row : results.rows(EffectCells.TABLE)) {
      if (withheld.row(EffectCells.TABLE, row).isPresent()) {
        ADJUSTED.forEach(column -> hidden.add(adjusted(row, column)));
      }
    }
    return hidden;
  }

  private static List<Object> adjusted(ResultRow row, String column) {
    return List.of(row.text("family"), column, row.number(column));
  }

  private static ResultRow open(ResultRow row, Set<List<Object>> hidden) {
    List<String> blank = new ArrayList<>(List.of("largest_two_share"));
    ADJUSTED.stream()
        .filter(column -> row.number(column).orElse(1) < 1)
        .filter(column -> hidden.contains(adjusted(row, column)))
        .forEach(blank::add);
    return row.without(blank);
  }

  private static ResultRow suppressed(ResultRow row, List<String> figures, Suppression by) {
    return row.without(figures)
        .with(new TreeMap<>(Map.of("status", "suppressed", "reason", by.rule().published())));
  }

  /** Rows of effect_curve. */
  List<ResultRow> curve() {
    return results.rows(CURVE).stream()
        .map(
            row ->
                withheld
                    .child(CURVE, row, effect(row))
                    .map(by -> suppressed(row, CURVE_FIGURES, by))
                    .orElse(row))
        .toList();
  }

  /** Rows of another table of effects: those of withheld effects are not there. */
  List<ResultRow> of(String table) {
    return results.rows(table).stream()
        .filter(row -> withheld.child(table, row, effect(row)).isEmpty())
        .toList();
  }

  private static String effect(ResultRow row) {
    return EffectCells.key(row.text("effect_id"));
  }
}
