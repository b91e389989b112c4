package org.matimpact.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.matimpact.pipeline.run.StudyRun.without;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.lake.Completeness;

/** What a whole run promises of its tables, whatever came before it or broke it off. */
class WholeRunTest {

  private static final String EDITION = TinyStudy.EDITION;
  private static final List<String> COUNTS =
      List.of("rows_kept", "rows_rejected", "rows_not_applicable");

  @TempDir private Path folder;

  @Test
  void everyRowOfEveryFileIsAccountedFor() {
    List<Map<String, Object>> files = TinyStudy.complete().rows("input_file");

    assertThat(files).hasSize(4);
    for (Map<String, Object> file : files) {
      long accounted = COUNTS.stream().mapToLong(count -> (Long) file.get(count)).sum();
      assertThat(file.get("rows_read")).as("%s", file.get("file")).isEqualTo(accounted);
      String name = Path.of((String) file.get("file")).getFileName().toString();
      assertThat(file.get("rows_read")).isEqualTo((long) TinyEngland.draw().lines(name).size() - 1);
    }
  }

  @Test
  void attritionAddsUpFromAllSchoolsToThoseAnalysed() {
    List<Map<String, Object>> steps = TinyStudy.complete().rows("cohort_attrition");

    assertThat(steps).isNotEmpty();
    Map<String, Object> last = Map.of();
    for (Map<String, Object> step : steps) {
      assertThat((Long) step.get("schools_before") - (Long) step.get("schools_dropped"))
          .isEqualTo(step.get("schools_after"));
      if ((Long) step.get("step") == 1) {
        assertThat(step.get("schools_before")).isEqualTo(TinyEngland.SCHOOL_COUNT);
      } else {
        assertThat(step.get("schools_before")).isEqualTo(last.get("schools_after"));
      }
      last = step;
    }
    assertThat(last.get("schools_after"))
        .isEqualTo((Long) last.get("mat_after") + (Long) last.get("comparison_after"));
  }

  @Test
  void aSecondRunOfTheSameEditionReusesEveryStageAndDoublesNoRow() {
    Path lake = TinyStudy.complete().lakeCopiedTo(folder.resolve("lake"));
    StudyRun again = StudyRun.tiny(TinyStudy.complete().data(), lake);

    again.run();

    for (String table : List.of("school", "cohort_school", "matched_school", "effect_estimate")) {
      assertThat(again.rows(table, EDITION)).isEqualTo(TinyStudy.complete().rows(table));
    }
    assertThat(seconds(again, 1))
        .isEqualTo(
            "{\"ingest\":\"reused\",\"cohort\":\"reused\",\"match\":\"reused\","
                + "\"scan\":\"reused\",\"impute\":\"reused\",\"estimate\":\"reused\"}");
  }

  @Test
  void aChangedCaliperIsADraftUntilTheRunIsWhole() {
    Path lake = TinyStudy.complete().lakeCopiedTo(folder.resolve("lake"));
    StudyRun changed =
        StudyRun.tiny(TinyStudy.complete().data(), lake).with("match.caliper.width", "0.1");

    changed.run(StudyRun.STUDY, StudyRun.STUDY.subList(0, 3), Completeness.DRAFT);

    List<Map<String, Object>> draft = StudyRun.rows(lake, "contrast", EDITION, Completeness.DRAFT);
    assertThat(changed.rows("contrast", EDITION)).isEqualTo(TinyStudy.complete().rows("contrast"));
    assertThat(changed.rows("effect_estimate", EDITION))
        .isEqualTo(TinyStudy.complete().rows("effect_estimate"));
    assertThat(draft).isNotEqualTo(TinyStudy.complete().rows("contrast"));
    assertThat(seconds(changed, 1))
        .matches("\\{\"ingest\":\"reused\",\"cohort\":\"reused\",\"match\":\"[0-9.]+\"}");

    changed.run();

    assertThat(changed.rows("contrast", EDITION)).isEqualTo(draft);
    assertThat(changed.rows("effect_estimate", EDITION))
        .hasSameSizeAs(TinyStudy.complete().rows("effect_estimate"))
        .isNotEqualTo(TinyStudy.complete().rows("effect_estimate"));
    assertThat(seconds(changed, 2))
        .matches(
            "\\{\"ingest\":\"reused\",\"cohort\":\"reused\",\"match\":\"reused\","
                + "\"scan\":\"reused\",\"impute\":\"reused\",\"estimate\":\"[0-9.]+\"}");
  }

  @Test
  void aRunThatDiesBetweenTwoTablesLeavesTheLastCompleteEdition() {
    Path lake = TinyStudy.complete().lakeCopiedTo(folder.resolve("lake"));
    StudyRun dying = StudyRun.tiny(TinyStudy.complete().data(), lake).with("cohort.trust", "any");
    List<Stage> study =
        StudyRun.STUDY.stream()
            .map(stage -> stage.name().equals("cohort") ? new DyingStage(stage, 2) : stage)
            .toList();

    assertThatThrownBy(() -> dying.run(study, study, Completeness.COMPLETE))
        .hasMessage(DyingStage.LAST_WORDS);

    for (String table : List.of("cohort_school", "school_covariate", "effect_estimate")) {
      assertThat(dying.rows(table, EDITION)).isEqualTo(TinyStudy.complete().rows(table));
      assertThat(StudyRun.rows(lake, table, EDITION, Completeness.DRAFT))
          .isEqualTo(TinyStudy.complete().rows(table));
    }
    assertThat(events(dying)).endsWith("started", "failed");

    StudyRun repaired = StudyRun.tiny(TinyStudy.complete().data(), lake);
    repaired.run();

    assertThat(without(repaired.rows("cohort_school", EDITION), "run_id"))
        .isEqualTo(without(TinyStudy.complete().rows("cohort_school"), "run_id"));
    assertThat(repaired.rows("effect_estimate", EDITION))
        .as("made from the same cohort, so reused")
        .isEqualTo(TinyStudy.complete().rows("effect_estimate"));
  }

  @Test
  void anotherEditionStandsBesideItWithTheSameNumbersFromShuffledRowsInOtherPieces() {
    Path lake = TinyStudy.complete().lakeCopiedTo(folder.resolve("lake"));
    Path shuffled = folder.resolve("shuffled");
    assertThat(shuffled.toFile().mkdir()).isTrue();
    StudyRun other =
        StudyRun.tiny(TinyEngland.draw().shuffled(7).write(shuffled), lake)
            .with("edition", "other")
            .onSlices(7);

    other.run();

    for (String table : List.of("contrast", "matched_school", "matched_set", "effect_estimate")) {
      String[] mayDiffer = {"edition", "run_id", "provenance"};
      assertThat(without(other.rows(table, "other"), mayDiffer))
          .as(table)
          .isEqualTo(without(TinyStudy.complete().rows(table), mayDiffer));
      assertThat(other.rows(table, EDITION)).isEqualTo(TinyStudy.complete().rows(table));
    }
    assertThat(provenance(other.rows("effect_estimate", "other")))
        .isEqualTo(provenance(TinyStudy.complete().rows("effect_estimate")));
  }

  /** Where the numbers come from, without the fingerprint that ends it. */
  private static List<String> provenance(List<Map<String, Object>> effects) {
    return effects.stream()
        .map(effect -> ((String) effect.get("provenance")).replaceFirst("[0-9a-f]{64}$", ""))
        .toList();
  }

  private static List<Object> events(StudyRun run) {
    return run.rows("run", EDITION).stream()
        .sorted(Comparator.comparing(row -> (Instant) row.get("at")))
        .map(row -> row.get("event"))
        .toList();
  }

  /** Seconds by stage of a run that finished, the first being 0. */
  private static String seconds(StudyRun run, int number) {
    return run.rows("run", EDITION).stream()
        .filter(row -> row.get("event").equals("finished"))
        .sorted(Comparator.comparing(row -> (Instant) row.get("at")))
        .map(row -> (String) row.get("stage_seconds"))
        .skip(number)
        .findFirst()
        .orElseThrow();
  }
}
