package org.matimpact.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
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
        .with("match.least_comparison_ess", "4")
        .with("match.largest_weight_share", "0.5")
        .with("estimate.estimand_average", "[school, pupil]")
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
            .toList();

    assertThat(estimated).isNotEmpty();
    for (Map<String, Object> row : estimated) {
      assertThat(row)
          .containsEntry("model", "pupil_reml")
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
          .isEqualTo(
              factor * (Double) row.get("ci_low"), org.assertj.core.api.Assertions.within(1e-12));
    }
  }

  /** The made-up trusts do the same for all their pupils, so no difference has a sign of its own. */
  @Test
  void headlineContrastsHaveSubgroupsAndTheirDifferences() {
    List<Map<String, Object>> effects = run.rows("effect_estimate", "one");
    List<Object> headlines =
        effects.stream().filter(row -> (Boolean) row.get("headline")).map(PupilRunTest::question).toList();
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

  private static Object question(Map<String, Object> row) {
    return row.get("contrast_id") + " " + row.get("outcome");
  }

  @Test
  void anotherDivisionOfTheWorkGivesTheSameBits() throws IOException {
    StudyRun other = study("seven").onSlices(7);

    other.run();

    for (String table :
        List.of("pupil_distribution", "outcome_attrition", "matched_school", "effect_estimate")) {
      String[] mayDiffer = {"edition", "run_id", "provenance"};
      assertThat(without(other.rows(table, "seven"), mayDiffer))
          .as(table)
          .isEqualTo(without(run.rows(table, "one"), mayDiffer));
    }
  }
}
