package org.matimpact.pipeline.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StudyRun;
import org.matimpact.pipeline.run.TinyStudy;

/** The stage after a real study, of schools whose pupils are not known. */
class PublishRunTest {

  @TempDir private static Path folder;
  private static Path lake;

  @BeforeAll
  static void publish() {
    lake = TinyStudy.complete().lakeCopiedTo(folder.resolve("lake"));
    List<Stage> study = new ArrayList<>(StudyRun.STUDY);
    study.add(new PublishStage());
    StudyRun.tiny(TinyStudy.complete().data(), lake)
        .run(study, List.of(new PublishStage()), Completeness.COMPLETE);
  }

  private static List<Map<String, Object>> published(String table) {
    return StudyRun.rows(lake, "published/" + table, TinyStudy.EDITION, Completeness.COMPLETE);
  }

  @Test
  void whatIsPublishedIsWhatWasEstimated() {
    List<Map<String, Object>> published = published("effect_estimate");
    List<Map<String, Object>> restricted = TinyStudy.complete().rows("effect_estimate");

    assertThat(published).hasSameSizeAs(restricted);
    int estimates = 0;
    for (int i = 0; i < published.size(); i++) {
      Map<String, Object> row = published.get(i);
      assertThat(row).containsEntry("effect_id", restricted.get(i).get("effect_id"));
      if (row.get("status").equals("estimated")) {
        estimates++;
        assertThat(row).containsEntry("estimate", restricted.get(i).get("estimate"));
        assertThat(row).containsEntry("ci_low", restricted.get(i).get("ci_low"));
      }
    }
    assertThat(estimates).isGreaterThan(20);
  }

  /** By the definition of the rule, on counts that anybody can read. */
  @Test
  void noTwoPublishedResultsOnOneQuestionDifferByFew() {
    List<Map<String, Object>> rows =
        published("effect_estimate").stream()
            .filter(row -> row.get("status").equals("estimated"))
            .toList();
    for (Map<String, Object> one : rows) {
      for (Map<String, Object> other : rows) {
        if (question(one).equals(question(other))) {
          for (String count : List.of("treated_trusts", "treated_schools", "comparison_schools")) {
            long difference = Math.abs((Long) one.get(count) - (Long) other.get(count));
            assertThat(difference).as("%s of %s", count, one.get("effect_id")).isNotIn(1L, 2L);
          }
        }
      }
    }
    assertThat(published("effect_estimate"))
        .anyMatch(row -> Objects.toString(row.get("reason"), "").startsWith("nearly the same"));
  }

  private static List<Object> question(Map<String, Object> row) {
    return List.of(
        row.get("phase"),
        row.get("outcome"),
        row.get("outcome_years"),
        row.get("comparator"),
        row.get("size_band"),
        row.get("route"));
  }

  @Test
  void rowsOfAWithheldContrastOrEffectAreNotThere() {
    List<Object> contrasts = suppressed("contrast", "contrast_id");
    List<Object> effects = suppressed("effect_estimate", "effect_id");

    for (String table : List.of("balance", "overlap")) {
      assertThat(published(table)).noneMatch(row -> contrasts.contains(row.get("contrast_id")));
    }
    assertThat(published("inference_check"))
        .noneMatch(row -> effects.contains(row.get("effect_id")));
  }

  private static List<Object> suppressed(String table, String key) {
    return published(table).stream()
        .filter(row -> row.get("status").equals("suppressed"))
        .map(row -> row.get(key))
        .toList();
  }

  @Test
  void filesGoByTheirNamesTrustsAndSingleSchoolsNotAtAll() {
    assertThat(published("input_file"))
        .extracting(row -> row.get("file"))
        .containsExactlyInAnyOrder("schools.csv", "members.csv", "links.csv", "inspections.csv");
    assertThat(published("trust_result")).isEmpty();
    assertThat(published("trust_effect")).isEmpty();
    assertThat(published("overlap"))
        .isNotEmpty()
        .allMatch(row -> row.get("treated_min") == null && row.get("comparison_max") == null);
    assertThat(published("effect_estimate")).allMatch(row -> row.get("largest_two_share") == null);
  }
}
