package org.matimpact.pipeline.publish;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rounds counts to multiples of a base, halves up. Every count is rounded by itself once all
 * suppressions stand, so sums of rounded parts may miss their rounded total.
 *
 * @param base 1 leaves counts as they are
 */
record Rounding(long base) {

  /** Counts of pupils, schools and trusts, by table; tables that are absent hold none. */
  private static final Map<String, List<String>> COUNTS =
      Map.of(
          EffectCells.TABLE,
          List.of(
              "treated_schools",
              "treated_trusts",
              "comparison_schools",
              "treated_pupils",
              "comparison_pupils",
              "treated_unmatched"),
          ContrastCells.TABLE,
          List.of(
              "treated_pool",
              "treated_schools",
              "treated_unmatched",
              "treated_trusts",
              "comparison_pool",
              "comparison_schools",
              "picks",
              "tied_picks",
              "treated_sharing_score",
              "comparison_sharing_score"),
          "balance_by_stratum",
          List.of("treated_schools", "comparison_schools"),
          "cohort_attrition",
          List.of(
              "schools_before",
              "schools_dropped",
              "schools_after",
              "mat_after",
              "comparison_after"),
          PupilFlow.ATTRITION,
          List.of("pupils_before", "pupils_dropped", "pupils_after"),
          PupilFlow.MISSING,
          List.of("pupils", "missing"),
          BandCells.TABLE,
          List.of("schools", "trusts", "pupils"),
          "effect_curve",
          List.of("treated_schools", "treated_trusts"),
          TrustCells.RESULT,
          List.of("schools", "pupils", "score_schools", "score_pupils"),
          TrustCells.EFFECT,
          List.of("schools", "pupils"));

  /** A count. */
  long of(long count) {
    return Math.floorDiv(count + base / 2, base) * base;
  }

  /** A row of a table with its counts rounded, and the shares that tell them. */
  ResultRow of(String table, ResultRow row) {
    if (base == 1) {
      return row;
    }
    Map<String, Object> rounded = new TreeMap<>();
    for (String column : COUNTS.getOrDefault(table, List.of())) {
      row.whole(column).ifPresent(count -> rounded.put(column, of(count)));
    }
    if (table.equals(PupilFlow.MISSING) && row.number("missing_share").isPresent()) {
      double pupils = of(row.whole("pupils").orElseThrow());
      rounded.put("missing_share", of(row.whole("missing").orElseThrow()) / pupils);
    }
    if (table.equals(EffectCells.TABLE) || table.equals(ContrastCells.TABLE)) {
      row.number("share_kept")
          .ifPresent(share -> rounded.put("share_kept", StrictMath.rint(100 * share) / 100));
    }
    return row.with(rounded);
  }
}
