package org.matimpact.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.matimpact.pipeline.run.StudyRun.without;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.synthetic.MadeUpEngland;
import org.matimpact.pipeline.synthetic.SyntheticSettings;

/** From files of pupils to effects, with the settings of the demo on a hundredth of England. */
class PupilRunTest {

  private static final int IMPUTATIONS = 2;

  private static final Path SETTINGS = Path.of("../../conf/demo.conf");

  @TempDir private static Path folder;
  private static StudyRun run;

  @BeforeAll
  static void runOnce() throws IOException {
    MadeUpEngland.write(folder.resolve("data"), SyntheticSettings.of(0.01, 3).clean());
    run = study("one").onSlices(1);
    run.run();
  }

  private static StudyRun study(String edition) throws IOException {
    return new StudyRun(Files.readString(SETTINGS), folder.resolve("data"), folder.resolve("lake"))
        .with("edition", edition)
        .with("match.least_comparison_ess", "3")
        .with("match.least_share_kept", "0.6")
        .with("match.largest_weight_share", "0.5")
        .with("estimate.wild_replicates", "199")
        .with("estimate.estimand_average", "[school, pupil, trust]")
        .with("phases.secondary.outcomes.level2_em.kind", "binary")
        .with("phases.secondary.outcomes.level2_em.pupil_column", "level2_em")
        .with(
            "estimate.further_models",
            "[crossed_la, prior_slope, trust_nested, indicator, imputed, logistic]")
        .with("estimate.imputations", Integer.toString(IMPUTATIONS))
        .with(
            "estimate.checks",
            "[cr0, cr1, cr3, two_way, cluster_bootstrap, sign_flip, abadie_imbens]")
        .with("estimate.check_replicates", "199")
        .with("estimate.subgroups", "[disadvantaged, prior_tercile]");
  }

  @Test
  void pupilsAreFollowedFromTheFilesToTheFits() {
    Map<Object, Object> pupils = new HashMap<>();
    for (Map<String, Object> step : run.rows("pupil_attrition", "one")) {
      if (step.get("step").equals("pupils")) {
        pupils.put(step.get("key_stage") + " " + step.get("year"), step.get("records"));
      }
    }
    Map<String, Object> before = Map.of();
    for (Map<String, Object> step : run.rows("outcome_attrition", "one")) {
      assertThat((Long) step.get("pupils_before") - (Long) step.get("pupils_dropped"))
          .isEqualTo(step.get("pupils_after"));
      String keyStage = step.get("phase").equals("primary") ? "KS2 " : "KS4 ";
      assertThat(step.get("pupils_before"))
          .isEqualTo(
              (Long) step.get("step") == 1
                  ? pupils.get(keyStage + step.get("year"))
                  : before.get("pupils_after"));
      before = step;
    }
  }

  @Test
  void effectsOfPupilsSayWhatTheyRestOn() {
    List<Map<String, Object>> estimated =
        run.rows("effect_estimate", "one").stream()
            .filter(row -> row.get("status").equals("estimated"))
            .filter(row -> row.get("model").equals("pupil_reml"))
            .filter(row -> !row.get("outcome_kind").equals("binary"))
            .toList();

    assertThat(estimated).isNotEmpty();
    for (Map<String, Object> row : estimated) {
      assertThat(row)
          .containsEntry("se_method", "CR2")
          .containsEntry("unit", "pupil SD")
          .containsEntry("sd_source", "empty model on the pupils of the fit");
      assertThat((Double) row.get("icc")).isBetween(0.0, 1.0);
      assertThat((Long) row.get("treated_pupils")).isPositive();
      assertThat((String) row.get("caution")).contains("rests on few treated trusts");
      assertThat((String) row.get("provenance")).startsWith("outcomes pupil_attainment of KS");
      double factor = (Double) row.get("effect_size") / (Double) row.get("estimate");
      assertThat((Double) row.get("effect_size_low"))
          .as("the limits of the effect size are those of the estimate")
          .isEqualTo(factor * (Double) row.get("ci_low"), within(1e-12));
    }
  }

  /**
   * The made-up trusts do the same for all their pupils, so no difference has a sign of its own.
   */
  @Test
  void headlineContrastsHaveSubgroupsAndTheirDifferences() {
    List<Map<String, Object>> effects = run.rows("effect_estimate", "one");
    List<Object> headlines =
        effects.stream()
            .filter(row -> (Boolean) row.get("headline"))
            .map(PupilRunTest::question)
            .toList();
    List<Map<String, Object>> subgroups =
        effects.stream().filter(row -> !row.get("subgroup").equals("all")).toList();

    assertThat(subgroups).hasSize(headlines.size() * (3 + 4));
    assertThat(subgroups.stream().map(PupilRunTest::question).distinct())
        .containsExactlyInAnyOrderElementsOf(headlines);
    List<Map<String, Object>> differences =
        subgroups.stream()
            .filter(row -> row.get("status").equals("estimated"))
            .filter(row -> ((String) row.get("family")).endsWith("differences between subgroups"))
            .toList();
    assertThat(differences).hasSizeGreaterThan(10);
    assertThat(differences.stream().filter(row -> (Double) row.get("p_value") < 0.05).count())
        .isLessThan(differences.size() / 5);
  }

  @Test
  void fewDegreesOfFreedomHaveAWildPValueAndConfirmatoryFamiliesAStepDown() {
    List<Map<String, Object>> estimated =
        run.rows("effect_estimate", "one").stream()
            .filter(row -> row.get("status").equals("estimated"))
            .toList();

    assertThat(estimated)
        .allSatisfy(
            row -> {
              assertThat(row.get("p_wild") != null)
                  .isEqualTo(row.get("se_method").equals("CR2") && (Double) row.get("df") < 4);
              assertThat(row.get("p_maxt") != null)
                  .isEqualTo(((String) row.get("family")).startsWith("confirmatory"));
            });
    for (String column : List.of("p_wild", "p_maxt")) {
      assertThat(estimated)
          .extracting(row -> (Double) row.get(column))
          .filteredOn(p -> p != null)
          .hasSizeGreaterThan(2)
          .allSatisfy(p -> assertThat(p).isBetween(1 / 200.0, 1.0));
    }
  }

  /** Methods of disjoint sets apply where the standard error by sets does. */
  @Test
  void headlineEffectsHaveTheirUncertaintyByOtherMethods() {
    List<Map<String, Object>> checks = run.rows("inference_check", "one");
    List<Map<String, Object>> headlines =
        run.rows("effect_estimate", "one").stream()
            .filter(row -> (Boolean) row.get("headline"))
            .toList();

    assertThat(checks).hasSize(headlines.size() * 7);
    for (Map<String, Object> headline : headlines) {
      for (Map<String, Object> check : beside(checks, headline)) {
        String method = (String) check.get("method");
        assertThat(check).containsEntry("contrast_id", headline.get("contrast_id"));
        if (headline.get("status").equals("not_estimable")) {
          assertThat(check)
              .containsEntry("note", headline.get("reason"))
              .containsEntry("p_value", null);
        } else if (method.startsWith("cr")) {
          assertThat((Double) check.get("estimate"))
              .as("the headline's but for rounding")
              .isCloseTo((Double) headline.get("estimate"), within(1e-12));
        } else if (method.equals("abadie_imbens")) {
          assertThat((Double) check.get("std_error"))
              .as("the automatic design has pairs")
              .isPositive();
          assertThat(check.get("cluster")).isNull();
        } else if (!method.equals("cluster_bootstrap")) {
          assertThat(check.get("p_value") == null).isEqualTo(headline.get("std_error_set") == null);
        }
      }
    }
    for (String column : List.of("p_value", "std_error")) {
      assertThat(checks).extracting(check -> check.get(column)).anyMatch(value -> value != null);
    }
  }

  /** Of three years: schools, their years and pupils. */
  @Test
  void headlineEffectsHaveTheSpreadOfTheirModel() {
    List<Map<String, Object>> components = run.rows("variance_component", "one");
    List<Map<String, Object>> headlines =
        run.rows("effect_estimate", "one").stream()
            .filter(row -> (Boolean) row.get("headline"))
            .toList();

    for (Map<String, Object> headline : headlines) {
      List<Map<String, Object>> own = beside(components, headline);
      assertThat(own)
          .extracting(row -> row.get("component"))
          .containsExactlyElementsOf(
              headline.get("status").equals("estimated")
                  ? List.of("pupil", "school", "school_year")
                  : List.of());
      String caution = (String) headline.get("caution");
      assertThat(own.stream().anyMatch(row -> (Boolean) row.get("at_boundary")))
          .as("what the caution says")
          .isEqualTo(
              caution != null && caution.contains("between schools or school-years estimated as"));
    }
    assertThat(components).filteredOn(row -> row.get("low") != null).isNotEmpty();
  }

  /** One row a headline contrast and outcome; what it has beside it goes by its identifier. */
  @Test
  void headlineContrastsHaveEffectsOfTrusts() {
    List<Map<String, Object>> effects = run.rows("effect_estimate", "one");
    Map<Object, Map<String, Object>> means = new HashMap<>();
    for (Map<String, Object> row : effects) {
      if (row.get("estimand_average").equals("trust")) {
        means.put(row.get("effect_id"), row);
      }
    }
    assertThat(means)
        .hasSize((int) effects.stream().filter(row -> (Boolean) row.get("headline")).count());
    List<Map<String, Object>> trusts = run.rows("trust_effect", "one");
    List<Map<String, Object>> components = run.rows("variance_component", "one");
    for (Map<String, Object> mean : means.values()) {
      assertThat(mean).containsEntry("model", "pupil_trust_reml").containsEntry("headline", false);
      boolean estimated = mean.get("status").equals("estimated");
      assertThat(mean.get("reason") == null).isEqualTo(estimated);
      assertThat(mean.get("se_method") == null).isNotEqualTo(estimated);
      assertThat(beside(trusts, mean))
          .hasSize(estimated ? ((Long) mean.get("treated_trusts")).intValue() : 0)
          .allSatisfy(PupilRunTest::isShrunken);
      assertThat(beside(components, mean))
          .extracting(row -> row.get("component"))
          .hasSize(estimated ? 4 : 0);
    }
    assertThat(means.values())
        .filteredOn(mean -> mean.get("status").equals("estimated"))
        .hasSizeGreaterThan(4);
  }

  /** The same contrasts and outcomes as the headline, the same pupils and the same scale. */
  @Test
  void headlineContrastsHaveFurtherModels() {
    List<Map<String, Object>> effects = run.rows("effect_estimate", "one");
    List<Map<String, Object>> components = run.rows("variance_component", "one");
    Map<Object, Map<String, Object>> headlines = new HashMap<>();
    effects.stream()
        .filter(row -> (Boolean) row.get("headline"))
        .forEach(row -> headlines.put(question(row), row));
    for (String model : List.of("pupil_la_reml", "pupil_slope_reml", "pupil_nested_reml")) {
      List<Map<String, Object>> rows =
          effects.stream().filter(row -> row.get("model").equals(model)).toList();
      assertThat(rows.stream().map(PupilRunTest::question))
          .containsExactlyInAnyOrderElementsOf(headlines.keySet());
      List<Map<String, Object>> estimated =
          rows.stream().filter(row -> row.get("status").equals("estimated")).toList();
      assertThat(estimated).as(model).hasSizeGreaterThan(1);
      for (Map<String, Object> row : estimated) {
        Map<String, Object> headline = headlines.get(question(row));
        assertThat((String) row.get("se_method")).startsWith("model-based REML");
        assertThat(row.get("cluster")).isNull();
        assertThat((String) row.get("family")).startsWith("exploratory").contains(model);
        assertThat(row.get("treated_pupils")).isEqualTo(headline.get("treated_pupils"));
        if (headline.get("status").equals("estimated")) { // a row without an estimate has no scale
          assertThat(row.get("sd_total")).isEqualTo(headline.get("sd_total"));
        }
        assertThat(beside(components, row)).hasSize(4);
      }
    }
    assertThat(effects)
        .filteredOn(row -> "the model has no prior attainment".equals(row.get("reason")))
        .allSatisfy(row -> assertThat(row.get("outcome_kind")).isNotEqualTo("progress"));
  }

  /** The same question and pupils; both estimate the same percentage points. */
  @Test
  void binaryOutcomesHaveALogisticModelBesideTheLinear() {
    List<Map<String, Object>> effects = run.rows("effect_estimate", "one");
    List<Map<String, Object>> components = run.rows("variance_component", "one");
    Map<Object, Map<String, Object>> linear = new HashMap<>();
    effects.stream()
        .filter(row -> (Boolean) row.get("headline") && row.get("outcome_kind").equals("binary"))
        .forEach(row -> linear.put(question(row), row));
    List<Map<String, Object>> logistic =
        effects.stream().filter(row -> row.get("model").equals("pupil_logistic")).toList();

    assertThat(logistic.stream().map(PupilRunTest::question))
        .containsExactlyInAnyOrderElementsOf(linear.keySet());
    List<Map<String, Object>> estimated =
        logistic.stream().filter(row -> row.get("status").equals("estimated")).toList();
    assertThat(estimated).isNotEmpty();
    for (Map<String, Object> row : estimated) {
      Map<String, Object> beside = linear.get(question(row));
      assertThat((String) row.get("se_method")).startsWith("model-based ML, delta method");
      assertThat((String) row.get("caution")).contains("in bands");
      assertThat(row)
          .containsEntry("unit", "percentage points")
          .containsEntry("df", null)
          .containsEntry("treated_pupils", beside.get("treated_pupils"))
          .containsEntry("comparison_pupils", beside.get("comparison_pupils"));
      if (beside.get("status").equals("estimated")) {
        assertThat((Double) row.get("estimate"))
            .isCloseTo(
                (Double) beside.get("estimate"), within(2 * (Double) beside.get("std_error")));
      }
      assertThat(beside(components, row))
          .extracting(component -> component.get("component"))
          .containsExactly("school", "school_year");
    }
  }

  /** Made-up pupils who lack prior attainment or a characteristic come back into the fits. */
  @Test
  void headlineContrastsHaveEffectsOnImputedPupils() {
    List<Map<String, Object>> effects = run.rows("effect_estimate", "one");
    Map<Object, Map<String, Object>> indicators = new HashMap<>();
    Map<Object, Map<String, Object>> headlines = new HashMap<>();
    for (Map<String, Object> row : effects) {
      if (row.get("model").equals("pupil_reml_indicator")) {
        indicators.put(question(row), row);
      }
      if ((Boolean) row.get("headline")) {
        headlines.put(question(row), row);
      }
    }
    List<Map<String, Object>> imputed =
        effects.stream().filter(row -> row.get("model").equals("pupil_reml_imputed")).toList();

    assertThat(imputed.stream().map(PupilRunTest::question))
        .containsExactlyInAnyOrderElementsOf(headlines.keySet());
    List<Map<String, Object>> estimated =
        imputed.stream().filter(row -> row.get("status").equals("estimated")).toList();
    assertThat(estimated).hasSizeGreaterThan(2);
    for (Map<String, Object> row : estimated) {
      Map<String, Object> headline = headlines.get(question(row));
      assertThat(row)
          .containsEntry("se_method", "CR2, Rubin's rules")
          .containsEntry("cluster", headline.get("cluster"))
          .containsEntry("treated_pupils", indicators.get(question(row)).get("treated_pupils"));
      assertThat((Double) row.get("estimate"))
          .as("few pupils lack anything")
          .isCloseTo((Double) headline.get("estimate"), within((Double) headline.get("std_error")));
      List<Map<String, Object>> rules = beside(run.rows("imputation", "one"), row);
      assertThat(rules).hasSize(1);
      double within = (Double) rules.get(0).get("within_variance");
      double between = (Double) rules.get(0).get("between_variance");
      assertThat((Double) row.get("std_error"))
          .isCloseTo(Math.sqrt(within + (1 + 1.0 / IMPUTATIONS) * between), within(1e-12));
    }
  }

  private static void isShrunken(Map<String, Object> trust) {
    assertThat((Double) trust.get("reliability")).isBetween(0.0, 1.0);
    assertThat((Double) trust.get("low")).isLessThan((Double) trust.get("effect"));
    assertThat((Double) trust.get("high")).isGreaterThan((Double) trust.get("effect"));
    assertThat((Long) trust.get("schools")).isPositive();
  }

  private static List<Map<String, Object>> beside(
      List<Map<String, Object>> rows, Map<String, Object> effect) {
    return rows.stream()
        .filter(row -> row.get("effect_id").equals(effect.get("effect_id")))
        .toList();
  }

  /** The steps of outcome_attrition count the same pupils. */
  @Test
  void whatPupilsLackAddsUpOverArms() {
    Map<String, Long> sums = new HashMap<>();
    for (Map<String, Object> row : run.rows("missing_data", "one")) {
      String key = row.get("phase") + " " + row.get("year") + " " + row.get("column");
      if (row.get("contrast_id").equals("all")) {
        sums.merge(key + " pupils", (Long) row.get("pupils"), Long::sum);
        sums.merge(key + " missing", (Long) row.get("missing"), Long::sum);
      }
      assertThat((Double) row.get("missing_share"))
          .isEqualTo((double) (Long) row.get("missing") / (Long) row.get("pupils"));
    }
    for (Map<String, Object> step : run.rows("outcome_attrition", "one")) {
      String column =
          ((String) step.get("outcome"))
              .replaceAll("ks2_(.*)_.*", "$1_score")
              .replaceAll("attainment_8_.*", "attainment_8");
      String key = step.get("phase") + " " + step.get("year") + " " + column;
      if (step.get("reason").equals("no result")) {
        assertThat(sums.get(key + " pupils")).isEqualTo(step.get("pupils_before"));
        assertThat(sums.get(key + " missing")).isEqualTo(step.get("pupils_dropped"));
      }
    }
    assertThat(run.rows("missing_data", "one"))
        .extracting(row -> row.get("arm"))
        .contains("mat", "maintained", "standalone_academy", "treated", "comparison");
  }

  @Test
  void curvesAreStraightAndPassThroughTheAverage() {
    Map<String, Map<String, Map<String, Object>>> curves = new HashMap<>();
    for (Map<String, Object> row : run.rows("effect_curve", "one")) {
      if (row.get("status").equals("estimated")) {
        curves
            .computeIfAbsent(row.get("effect_id") + " " + row.get("variable"), c -> new HashMap<>())
            .put(row.get("quantity") + " " + row.get("value"), row);
      }
    }
    assertThat(curves).isNotEmpty();
    curves.forEach(
        (name, points) -> {
          double slope = (Double) points.get("slope null").get("estimate");
          Map<String, Object> average = named(points, "average");
          Map<String, Object> at = named(points, "at");
          double value = (Double) at.get("value");
          double dose = name.endsWith("log_trust_size") ? Math.log(value) : value;
          assertThat((Double) at.get("estimate"))
              .isCloseTo(
                  (Double) average.get("estimate") + slope * (dose - (Double) average.get("value")),
                  org.assertj.core.api.Assertions.within(1e-9));
        });
  }

  @Test
  void bandsAndTrustsAddUpFromTheirSchools() {
    Map<String, double[]> sums = new HashMap<>();
    for (Map<String, Object> row : run.rows("school_result", "one")) {
      String outcome = row.get("phase") + " " + row.get("outcome") + " ";
      add(sums, outcome + row.get("arm") + " all", row);
      if (row.get("arm").equals("mat")) {
        add(sums, outcome + "mat " + row.get("size_band"), row);
        add(sums, outcome + row.get("trust_uid"), row);
      }
    }
    int met = 0;
    for (String table : List.of("band_result", "trust_result")) {
      for (Map<String, Object> row : run.rows(table, "one")) {
        String outcome = row.get("phase") + " " + row.get("outcome") + " ";
        double[] sum =
            sums.get(
                outcome
                    + (table.equals("trust_result")
                        ? row.get("trust_uid")
                        : row.get("arm") + " " + row.get("size_band")));
        assertThat(row.get("schools")).isEqualTo((long) sum[0]);
        assertThat(row.get("pupils")).isEqualTo((long) sum[1]);
        assertThat((Double) row.get("raw_mean")).isCloseTo(sum[2] / sum[1], within(1e-12));
        assertThat((Double) row.get("adjusted_mean")).isCloseTo(sum[3] / sum[1], within(1e-12));
        met++;
      }
    }
    assertThat(met).isEqualTo(sums.size());
  }

  private static void add(Map<String, double[]> sums, String key, Map<String, Object> row) {
    double[] sum = sums.computeIfAbsent(key, k -> new double[4]);
    double pupils = (Long) row.get("pupils");
    sum[0]++;
    sum[1] += pupils;
    sum[2] += pupils * (Double) row.get("raw_mean");
    sum[3] += pupils * (Double) row.get("adjusted_mean");
  }

  private static Map<String, Object> named(
      Map<String, Map<String, Object>> points, String quantity) {
    return points.values().stream()
        .filter(row -> row.get("quantity").equals(quantity))
        .findFirst()
        .orElseThrow();
  }

  private static Object question(Map<String, Object> row) {
    return row.get("contrast_id") + " " + row.get("outcome");
  }

  @Test
  void anotherDivisionOfTheWorkGivesTheSameBits() throws IOException {
    StudyRun other = study("seven").onSlices(7);

    other.run();

    for (String table :
        List.of(
            "pupil_distribution",
            "outcome_attrition",
            "missing_data",
            "matched_school",
            "effect_estimate",
            "effect_curve",
            "trust_effect",
            "variance_component",
            "inference_check",
            "imputation_model",
            "imputation",
            "school_result",
            "trust_result",
            "band_result")) {
      String[] mayDiffer = {"edition", "run_id", "provenance"};
      assertThat(without(other.rows(table, "seven"), mayDiffer))
          .as(table)
          .isEqualTo(without(run.rows(table, "one"), mayDiffer));
    }
  }
}
