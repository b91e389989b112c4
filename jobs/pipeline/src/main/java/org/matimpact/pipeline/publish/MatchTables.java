package org.matimpact.pipeline.publish;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Contrasts, balance and overlap without what is withheld, and without what single schools show.
 */
final class MatchTables {

  static final String BALANCE = "balance";
  static final String STRATA = "balance_by_stratum";
  static final String OVERLAP = "overlap";

  private static final List<String> FIGURES =
      List.of(
          "treated_pool",
          "treated_schools",
          "treated_unmatched",
          "treated_trusts",
          "comparison_pool",
          "comparison_schools",
          "treated_ess",
          "comparison_ess",
          "share_kept",
          "max_reuse",
          "largest_treated_weight_share",
          "largest_weight_share",
          "caliper",
          "picks",
          "tied_picks",
          "treated_sharing_score",
          "comparison_sharing_score",
          "max_abs_smd_before",
          "max_abs_smd",
          "expected_max_smd",
          "balance",
          "separated",
          "aliased",
          "dropped_profile",
          "sponsored_share_treated",
          "sponsored_share_comparison",
          "design_reason",
          "caution");

  private static final List<String> BEFORE =
      List.of(
          "treated_mean_before",
          "comparison_mean_before",
          "smd_before",
          "variance_ratio_before",
          "ecdf_mean_before",
          "ecdf_max_before");

  /** Scores of single schools. */
  private static final List<String> EXTREMES =
      List.of("treated_min", "treated_max", "comparison_min", "comparison_max");

  private final Results results;
  private final Withheld withheld;
  private final long leastSchools;
  private final Map<String, ResultRow> contrasts;

  MatchTables(Results results, Withheld withheld, long leastSchools) {
    this.results = results;
    this.withheld = withheld;
    this.leastSchools = leastSchools;
    this.contrasts =
        results.rows(ContrastCells.TABLE).stream()
            .collect(Collectors.toMap(row -> row.text("contrast_id"), Function.identity()));
  }

  /** Rows of contrast. */
  List<ResultRow> contrasts() {
    return results.rows(ContrastCells.TABLE).stream().map(this::contrast).toList();
  }

  private ResultRow contrast(ResultRow row) {
    return withheld
        .row(ContrastCells.TABLE, row)
        .map(
            by ->
                row.without(FIGURES)
                    .with(
                        new TreeMap<>(
                            Map.of("status", "suppressed", "reason", by.rule().published()))))
        .orElseGet(
            () ->
                dropsFew(row) ? blank(ContrastCells.TABLE, row, List.of("dropped_profile")) : row);
  }

  /** Means before and after matching would tell what the few that were dropped are like. */
  private boolean dropsFew(ResultRow contrast) {
    return few(contrast.whole("treated_unmatched").orElse(0))
        || few(
            contrast.whole("comparison_pool").orElse(0)
                - contrast.whole("comparison_schools").orElse(0));
  }

  private boolean few(long schools) {
    return schools > 0 && schools < leastSchools;
  }

  private ResultRow blank(String table, ResultRow row, List<String> columns) {
    for (String column : columns) {
      if (!row.text(column).isEmpty()) {
        withheld.note(table, row, column, few(row.key()));
      }
    }
    return row.without(columns);
  }

  private static Suppression few(String key) {
    return new Suppression(key, Rule.FEW_SCHOOLS, "tells of few schools beside what is published");
  }

  /** Rows of balance. */
  List<ResultRow> balance() {
    return ofContrasts(BALANCE).stream()
        .map(row -> dropsFew(contrastOf(row)) ? blank(BALANCE, row, BEFORE) : row)
        .toList();
  }

  /**
   * Rows of balance_by_stratum: all strata of a column or none, for they add up to the contrast.
   */
  List<ResultRow> strata() {
    Set<String> small = new HashSet<>();
    for (ResultRow row : results.rows(STRATA)) {
      if (row.whole("treated_schools").orElse(0) < leastSchools
          || row.whole("comparison_schools").orElse(0) < leastSchools) {
        small.add(strata(row));
      }
    }
    for (ResultRow row : results.rows(STRATA)) {
      if (small.contains(strata(row))) {
        withheld.note(STRATA, row, "*", few(row.key()));
      }
    }
    return ofContrasts(STRATA).stream()
        .filter(row -> !small.contains(strata(row)))
        .map(row -> dropsFew(contrastOf(row)) ? blank(STRATA, row, BEFORE) : row)
        .toList();
  }

  private static String strata(ResultRow row) {
    return row.text("contrast_id") + " " + row.text("stratified_by");
  }

  /** Rows of overlap. */
  List<ResultRow> overlap() {
    return ofContrasts(OVERLAP).stream().map(row -> blank(OVERLAP, row, EXTREMES)).toList();
  }

  private List<ResultRow> ofContrasts(String table) {
    return results.rows(table).stream()
        .filter(
            row ->
                withheld
                    .child(table, row, ContrastCells.keys(row.text("contrast_id")).get(0))
                    .isEmpty())
        .toList();
  }

  private ResultRow contrastOf(ResultRow row) {
    return contrasts.get(row.text("contrast_id"));
  }
}
