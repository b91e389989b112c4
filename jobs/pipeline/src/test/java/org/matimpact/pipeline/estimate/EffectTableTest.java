package org.matimpact.pipeline.estimate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.run.TinyEngland;
import org.matimpact.pipeline.run.TinyStudy;

/** The table of effects as its readers know it. */
class EffectTableTest {

  /** Readers outside this repository take columns by position. */
  private static final String COLUMNS =
      """
      edition, effect_id, contrast_id, headline, phase, key_stage, outcome, measure, outcome_kind,
      outcome_years, unit, comparator, comparator_route, size_band, size_at, route, subgroup,
      covariate_set, covariate_timing, design, model, estimand, estimand_average, status, reason,
      estimate, std_error, se_method, cluster, df, ci_low, ci_high, p_value, p_wild, std_error_set,
      family, p_holm, p_bh, p_maxt, effect_size, effect_size_low, effect_size_high, months_toolkit,
      months_trial, sd_total, sd_source, icc, treated_schools, treated_trusts, comparison_schools,
      comparison_ess, treated_pupils, comparison_pupils, treated_unmatched, share_kept, max_abs_smd,
      balance, caution, model_columns, largest_two_share, run_id, provenance
      """;

  private static final List<String> OF_AN_ESTIMATE =
      List.of("estimate", "std_error", "df", "ci_low", "ci_high", "p_value", "p_holm", "p_bh");

  private static final List<String> KEY_AND_COUNTS =
      List.of(
          "effect_id",
          "contrast_id",
          "outcome",
          "measure",
          "design",
          "estimand_average",
          "treated_schools",
          "treated_trusts",
          "comparison_schools",
          "comparison_ess",
          "treated_unmatched",
          "share_kept");

  private final List<Map<String, Object>> effects = TinyStudy.complete().rows("effect_estimate");

  @Test
  void columnsStandInTheOrderThatReadersRelyOn() {
    List<String> columns = List.of(COLUMNS.strip().split(",\\s+"));

    assertThat(TableContracts.load().table("effect_estimate").columns()).isEqualTo(columns);
    assertThat(effects.get(0).keySet()).containsExactlyElementsOf(columns);
  }

  @Test
  void exactlyOneRowAnswersForEachGroupComparatorAndOutcome() {
    Map<List<Object>, Long> headlines =
        effects.stream()
            .filter(effect -> (Boolean) effect.get("headline"))
            .collect(groupingBy(EffectTableTest::question, counting()));
    Set<List<Object>> questions =
        new HashSet<>(effects.stream().map(EffectTableTest::question).toList());

    assertThat(headlines.keySet()).isEqualTo(questions);
    assertThat(headlines.values()).containsOnly(1L);
    assertThat(questions)
        .as("outcomes, comparators, bands and all, routes and all")
        .hasSize(2 * 2 * 3 * 3);
  }

  private static List<Object> question(Map<String, Object> effect) {
    return List.of(
        effect.get("phase"),
        effect.get("outcome"),
        effect.get("comparator"),
        effect.get("size_band"),
        effect.get("route"));
  }

  @Test
  void thePlantedEffectOfEachBandIsInsideTheIntervalOfItsHeadline() {
    for (String comparator : List.of("maintained", "standalone_academy")) {
      for (Map.Entry<String, Double> planted : TinyEngland.EFFECTS.entrySet()) {
        Map<String, Object> effect = headline("progress_8", comparator, planted.getKey());
        assertThat((Double) effect.get("ci_low")).isLessThan(planted.getValue());
        assertThat((Double) effect.get("ci_high")).isGreaterThan(planted.getValue());
        assertThat((Double) effect.get("ci_high") - (Double) effect.get("ci_low"))
            .isBetween(0.01, 0.12);
      }
    }
  }

  private Map<String, Object> headline(String outcome, String comparator, String band) {
    return effects.stream()
        .filter(effect -> (Boolean) effect.get("headline"))
        .filter(effect -> effect.get("outcome").equals(outcome))
        .filter(effect -> effect.get("comparator").equals(comparator))
        .filter(effect -> effect.get("size_band").equals(band) && effect.get("route").equals("all"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRowThatCannotBeEstimatedKeepsItsKeyItsCountsAndItsReason() {
    List<Map<String, Object>> none =
        effects.stream().filter(e -> e.get("status").equals("not_estimable")).toList();

    assertThat(none).isNotEmpty();
    for (Map<String, Object> effect : none) {
      assertThat(effect)
          .extractingByKeys(KEY_AND_COUNTS.toArray(String[]::new))
          .doesNotContainNull();
      assertThat((String) effect.get("reason")).isNotBlank();
      assertThat(effect)
          .extractingByKeys(OF_AN_ESTIMATE.toArray(String[]::new))
          .containsOnlyNulls();
    }
    assertThat(effects)
        .filteredOn(effect -> effect.get("status").equals("estimated"))
        .hasSizeGreaterThan(none.size())
        .allSatisfy(
            effect ->
                assertThat(effect)
                    .containsEntry("reason", null)
                    .extractingByKeys(OF_AN_ESTIMATE.toArray(String[]::new))
                    .doesNotContainNull());
  }

  @Test
  void effectSizesNeedAPupilSd() {
    assertThat(effects)
        .filteredOn(effect -> effect.get("status").equals("estimated"))
        .allSatisfy(
            effect ->
                assertThat(effect.get("effect_size") != null)
                    .isEqualTo(effect.get("outcome").equals("progress_8")));
  }

  @Test
  void poolsOfTwoDefinitionsSayIt() {
    assertThat(effects)
        .filteredOn(effect -> effect.get("measure").equals("p8_mixed"))
        .isNotEmpty()
        .allSatisfy(
            effect -> {
              assertThat(effect).containsEntry("outcome_years", "2017-2019");
              assertThat(effect).containsEntry("headline", false);
              assertThat((String) effect.get("caution"))
                  .contains("definition changed between the years");
            });
  }
}
