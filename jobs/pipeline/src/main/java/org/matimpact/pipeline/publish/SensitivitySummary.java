package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.matimpact.pipeline.contract.TableContract;

/**
 * How many other specifications agree with a headline effect, those among them that stay restricted
 * because they are of nearly the same schools: in words, for an exact number beside the published
 * ones would tell of each restricted one. There are few alternatives, so that rounding to a base of
 * 5 would tell nothing, or what is wrong.
 */
final class SensitivitySummary {

  /** Name of the table, which has a published form only. */
  static final String TABLE = "sensitivity_summary";

  /** Below so many alternatives a word would tell of single ones. */
  private static final int LEAST = 3;

  private static final double SIGNIFICANT = 0.05;

  private final Results results;
  private final Withheld withheld;
  private final TableContract contract;

  SensitivitySummary(Results results, Withheld withheld, TableContract contract) {
    this.results = results;
    this.withheld = withheld;
    this.contract = contract;
  }

  /** A row for each published headline effect and kind of alternative that it has. */
  List<ResultRow> rows() {
    Map<String, List<ResultRow>> specifications =
        results.rows(EffectCells.TABLE).stream()
            .filter(row -> !isHeadline(row) && mayCount(row))
            .collect(Collectors.groupingBy(EffectCells::question));
    Map<String, List<ResultRow>> methods =
        results.rows("inference_check").stream()
            .collect(Collectors.groupingBy(row -> row.text("effect_id")));
    List<ResultRow> rows = new ArrayList<>();
    for (ResultRow headline : results.rows(EffectCells.TABLE)) {
      if (isHeadline(headline) && tells(headline)) {
        String effect = headline.text("effect_id");
        add(
            rows,
            headline,
            "specification",
            specifications.getOrDefault(EffectCells.question(headline), List.of()));
        add(rows, headline, "method", methods.getOrDefault(effect, List.of()));
      }
    }
    return rows.stream()
        .filter(row -> withheld.child(TABLE, row, EffectCells.key(row.text("effect_id"))).isEmpty())
        .toList();
  }

  private static boolean isHeadline(ResultRow effect) {
    return effect.text("headline").equals("true");
  }

  /** What is withheld for its own few pupils, schools or trusts has no say. */
  private boolean mayCount(ResultRow effect) {
    return withheld
        .row(EffectCells.TABLE, effect)
        .map(by -> by.rule() == Rule.DIFFERENCE || by.rule() == Rule.EARLIER)
        .orElse(true);
  }

  private static boolean tells(ResultRow row) {
    return row.number("estimate").isPresent() && row.number("p_value").isPresent();
  }

  private void add(List<ResultRow> rows, ResultRow headline, String kind, List<ResultRow> beside) {
    List<ResultRow> alternatives = beside.stream().filter(SensitivitySummary::tells).toList();
    if (alternatives.isEmpty()) {
      return;
    }
    Map<String, Object> values = new TreeMap<>();
    List.of(TableContract.EDITION, "effect_id", "run_id")
        .forEach(column -> values.put(column, headline.text(column)));
    values.put("kind", kind);
    values.put("alternatives", (long) alternatives.size());
    if (alternatives.size() >= LEAST) {
      values.put(
          "same_sign",
          share(
              alternatives.stream().filter(row -> sign(row) == sign(headline)).count(),
              alternatives));
      values.put(
          "same_significance",
          share(
              alternatives.stream()
                  .filter(row -> significant(row) == significant(headline))
                  .count(),
              alternatives));
    }
    rows.add(ResultRow.empty(contract).with(values));
  }

  private static double sign(ResultRow row) {
    return Math.signum(row.number("estimate").orElseThrow());
  }

  private static boolean significant(ResultRow row) {
    return row.number("p_value").orElseThrow() < SIGNIFICANT;
  }

  private static String share(long agreeing, List<ResultRow> alternatives) {
    if (agreeing == alternatives.size()) {
      return "all";
    }
    if (agreeing == 0) {
      return "none";
    }
    return 2 * agreeing > alternatives.size() ? "most" : "some";
  }
}
