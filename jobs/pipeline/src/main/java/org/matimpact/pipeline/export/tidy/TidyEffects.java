package org.matimpact.pipeline.export.tidy;

import java.util.List;
import org.matimpact.pipeline.export.Symbol;
import org.matimpact.pipeline.lake.EditionTable;
import org.matimpact.pipeline.lake.EditionTable.Line;

/** The headline effects: one row a phase, outcome, comparison group, size band and route. */
final class TidyEffects {

  static final String TABLE = "effect_estimate";

  private static final String EFFECT = "Effect";
  private static final String SIZE = "Effect size";
  private static final String BASIS = "What it rests on";

  private static final List<TidyColumn> COLUMNS =
      List.of(
          TidyColumn.filter("school_phase", "Phase", "Filter by phase of education"),
          TidyColumn.filter("outcome", "Outcome and its unit", "Filter by result of pupils"),
          TidyColumn.filter(
              "comparison_group", "Compared with", "Filter by the schools compared with"),
          TidyColumn.filter(
              "trust_size_band", "Size of the trust", "Filter by the number of schools in it"),
          TidyColumn.filter("academy_route", "Route", "Filter by how schools became academies"),
          TidyColumn.filter(
              "years_covered", "Academic years pooled", "Filter by the years of the results"),
          TidyColumn.number("effect_estimate", "Trusts minus comparison schools", EFFECT, 3),
          TidyColumn.number("effect_lower_ci", "Lower limit of the 95% interval", EFFECT, 3),
          TidyColumn.number("effect_upper_ci", "Upper limit of the 95% interval", EFFECT, 3),
          TidyColumn.number("effect_standard_error", "Standard error", EFFECT, 3),
          TidyColumn.number("effect_degrees_of_freedom", "Degrees of freedom", EFFECT, 1),
          TidyColumn.number("effect_p_value", "p-value", EFFECT, 4),
          TidyColumn.number("effect_p_value_adjusted", "p-value, Holm adjusted", EFFECT, 4),
          TidyColumn.number("effect_size", "Effect in pupil standard deviations", SIZE, 3),
          TidyColumn.number("effect_size_lower_ci", "Lower limit of the effect size", SIZE, 3),
          TidyColumn.number("effect_size_upper_ci", "Upper limit of the effect size", SIZE, 3),
          TidyColumn.number("trust_count", "Trusts", BASIS, 0),
          TidyColumn.number("trust_school_count", "Schools in trusts", BASIS, 0),
          TidyColumn.number("comparison_school_count", "Comparison schools", BASIS, 0),
          TidyColumn.number("trust_pupil_count", "Pupils of schools in trusts", BASIS, 0),
          TidyColumn.number("comparison_pupil_count", "Pupils of comparison schools", BASIS, 0),
          TidyColumn.percentage("schools_kept_percent", "Schools that the design keeps", BASIS),
          TidyColumn.text("estimand", "Whom the effect is about", BASIS),
          TidyColumn.text("balance", "How alike the schools are", BASIS),
          TidyColumn.text("result_status", "Whether it was estimated", BASIS),
          TidyColumn.text("caution", "What the result says against itself", BASIS));

  private TidyEffects() {}

  static TidyFile of(EditionTable effects) {
    return new TidyFile(
        "matimpact_effects",
        COLUMNS,
        effects.rows().stream()
            .filter(line -> line.flag("headline"))
            .map(line -> cells(line, Symbol.of(effects, line)))
            .toList());
  }

  private static List<String> cells(Line line, Symbol missing) {
    TidyRow row =
        new TidyRow(line, missing)
            .level(Words.sentence(line.text("phase")))
            .level(Words.outcome(line.text("outcome"), line.text("unit")))
            .level(Words.arm(line.text("comparator")))
            .level(Words.sizeBand(line.text("size_band")))
            .level(Words.route(line.text("route")))
            .years();
    numbers(row);
    return row.percentage("share_kept")
        .text(line.text("estimand"))
        .text(line.text("balance"))
        .text(Words.sentence(line.text("status")))
        .text(line.text("reason").isEmpty() ? line.text("caution") : line.text("reason"))
        .cells();
  }

  private static void numbers(TidyRow row) {
    List.of(
            "estimate",
            "ci_low",
            "ci_high",
            "std_error",
            "df",
            "p_value",
            "p_holm",
            "effect_size",
            "effect_size_low",
            "effect_size_high",
            "treated_trusts",
            "treated_schools",
            "comparison_schools",
            "treated_pupils",
            "comparison_pupils")
        .forEach(row::number);
  }
}
