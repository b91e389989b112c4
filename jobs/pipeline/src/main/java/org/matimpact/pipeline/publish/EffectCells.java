package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matimpact.pipeline.settings.EstimateSettings.FurtherModel;
import org.matimpact.pipeline.study.Contributors;

/** Effects as disclosure control sees them. */
final class EffectCells {

  /** Name of the table. */
  static final String TABLE = "effect_estimate";

  /** Difference of the effects on two levels, such as disadvantaged=1-0. */
  private static final Pattern DIFFERENCE = Pattern.compile("(.+)=(.+)-(.+)");

  /** Models of all pupils who have the outcome, whatever else they lack. */
  private static final Set<String> WHOLE =
      Set.of(FurtherModel.INDICATOR.model(), FurtherModel.IMPUTED.model());

  private static final List<String> QUESTION =
      List.of("phase", "comparator", "size_band", "route", "outcome", "outcome_years", "subgroup");

  private static final List<String> GROUP =
      List.of("phase", "comparator", "comparator_route", "covariate_set", "design", "outcome");

  private static final List<String> LEVELS =
      List.of("size_at", "size_band", "route", "outcome_years", "subgroup");

  private final SamePupils same;
  private final Map<String, ResultRow> facts = new HashMap<>();
  private final Map<String, List<Long>> sizes = new HashMap<>();

  /**
   * Prepares the cells of some effects.
   *
   * @param facts rows of disclosure_facts
   * @param same takes the quantities of the cells
   */
  EffectCells(List<ResultRow> facts, SamePupils same) {
    this.same = same;
    facts.forEach(fact -> this.facts.put(fact.text("effect_id") + " " + fact.text("arm"), fact));
  }

  /** Key of an effect among the rows of all tables. */
  static String key(String effectId) {
    return TABLE + ":" + effectId;
  }

  /** What an effect answers, the same for all specifications. */
  static String question(ResultRow row) {
    return String.join("|", QUESTION.stream().map(row::text).toList());
  }

  /** The cells, in the order in which they are kept. */
  List<Cell> of(List<ResultRow> effects) {
    return effects.stream()
        .sorted(Comparator.comparingInt(EffectCells::precedence).thenComparing(ResultRow::key))
        .map(this::cell)
        .toList();
  }

  private Cell cell(ResultRow row) {
    boolean estimated = row.text("status").equals("estimated");
    return new Cell(
        Results.key(TABLE, row),
        precedence(row),
        arm(row, "treated", row.whole("treated_trusts"), estimated),
        Optional.of(arm(row, "comparison", OptionalLong.empty(), estimated)),
        estimated ? residualDf(row) : OptionalLong.empty(),
        question(row),
        levels(row),
        levels(row).isEmpty() ? quantity(row) : "");
  }

  /** Without an estimate a row tells of its counts alone, whoever contributes what. */
  private Arm arm(ResultRow row, String arm, OptionalLong trusts, boolean estimated) {
    Optional<ResultRow> fact = Optional.ofNullable(facts.get(row.text("effect_id") + " " + arm));
    return new Arm(
        row.whole(arm + "_pupils"),
        row.whole(arm + "_schools").orElse(0),
        trusts,
        Optional.of(estimated ? shares(fact) : Shares.NONE),
        fact.map(known -> new Contributors(known.text("contributors")))
            .orElse(Contributors.UNKNOWN));
  }

  private static Shares shares(Optional<ResultRow> fact) {
    return fact.map(
            known ->
                new Shares(
                    known.number("largest_share").orElse(Double.NaN),
                    known.number("largest_two_share").orElse(Double.NaN)))
        .orElse(new Shares(Double.NaN, Double.NaN));
  }

  private static OptionalLong residualDf(ResultRow row) {
    long schools =
        row.whole("treated_schools").orElse(0) + row.whole("comparison_schools").orElse(0);
    return OptionalLong.of(schools - row.whole("model_columns").orElse(schools));
  }

  /** Headlines first, of wider groups before narrower ones, of pools before single years. */
  private static int precedence(ResultRow row) {
    return (row.text("headline").equals("true") ? 0 : 100)
        + (row.text("subgroup").equals(TreatedRelations.ALL) ? 0 : 20)
        + (row.text("size_band").equals(TreatedRelations.ALL) ? 0 : 1)
        + (row.text("route").equals(TreatedRelations.ALL) ? 0 : 2)
        + (row.text("outcome_years").contains("-") ? 0 : 10);
  }

  /** Effects on the levels whose difference it is, by the same model of the same schools. */
  private static List<String> levels(ResultRow row) {
    Matcher difference = DIFFERENCE.matcher(row.text("subgroup"));
    if (!difference.matches()) {
      return List.of();
    }
    List<String> levels = new ArrayList<>();
    for (int group = 2; group <= 3; group++) {
      String level = difference.group(1) + "=" + difference.group(group);
      levels.add(
          TABLE
              + ":"
              + row.text("effect_id").replace("." + row.text("subgroup") + ".", "." + level + "."));
    }
    return levels;
  }

  /**
   * Rows of the same pupils share a quantity. Models of the same contrast and outcome may differ in
   * whom they keep: each number of pupils is one quantity. Those of all pupils with the outcome
   * have quantities of their own even in groups where nobody lacks anything, for they add up to
   * such groups where somebody does.
   */
  private String quantity(ResultRow row) {
    OptionalLong pupils = row.whole("treated_pupils");
    if (pupils.isEmpty() && row.whole("model_columns").isEmpty()) {
      return "";
    }
    List<String> group = GROUP.stream().map(row::text).toList();
    List<String> levels = LEVELS.stream().map(row::text).toList();
    long size = pupils.orElse(row.whole("treated_schools").orElse(0));
    String pupilsOf = WHOLE.contains(row.text("model")) ? "whole" : "complete";
    List<Long> known =
        sizes.computeIfAbsent(pupilsOf + " " + group + " " + levels, whose -> new ArrayList<>());
    if (!known.contains(size)) {
      known.add(size);
    }
    String unit = pupils.isPresent() ? "pupils" : "schools";
    String quantity =
        TreatedRelations.key(
            String.join(".", unit, pupilsOf, Integer.toString(known.indexOf(size)))
                + "|"
                + String.join("|", group),
            levels);
    same.add(
        List.of(
            unit,
            row.text("phase"),
            row.text("outcome"),
            row.text("size_band"),
            row.text("route"),
            row.text("outcome_years"),
            row.text("subgroup")),
        size,
        quantity);
    return quantity;
  }
}
