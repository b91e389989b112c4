package org.matimpact.pipeline.match;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.Edition;
import org.matimpact.pipeline.lake.Lake;
import org.matimpact.pipeline.lake.LakeHistory;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.TestSpark;
import org.matimpact.pipeline.run.StudyRun;
import org.matimpact.pipeline.run.TinyEngland;
import org.matimpact.pipeline.run.TinyStudy;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsLoader;
import org.matimpact.pipeline.study.Contrasts;

/** Named designs through the stage, and designs side by side, on the tiny England. */
class MatchDesignsTest {

  private static final String DESIGNS =
      """
      match {
        designs = [nearby, full, subclasses]
        named.nearby { method = nearest, replace = false, preferred = [la], caliper.width = 0.1 }
        explain { schools = all, nearest = 2 }
        balance { terms = [squares], by = [region, subclass] }
      }
      """;

  @TempDir private Path folder;

  private Path lake;

  @BeforeEach
  void lake() {
    lake = TinyStudy.complete().lakeCopiedTo(folder.resolve("lake"));
  }

  @Test
  void tablesExplainWhatNamedDesignsHaveMade() {
    new StudyRun(TinyEngland.settings() + DESIGNS, TinyStudy.complete().data(), lake)
        .run(StudyRun.STUDY, List.of(new MatchStage()), Completeness.DRAFT);

    List<Map<String, Object>> contrasts = rows("contrast");
    assertThat(contrasts)
        .extracting(row -> row.get("design"))
        .containsOnly("nearby", "full", "subclasses");
    contributionsAddUpToDifferencesOfScores();
    everyUnmatchedSchoolHasItsNearest(contrasts);
    assertThat(rows("balance_by_stratum"))
        .extracting(row -> row.get("stratified_by"))
        .contains("region", "subclass");
    assertThat(rows("balance")).extracting(row -> row.get("covariate")).contains("fsm6_percent^2");
    assertThat(rows("matched_school"))
        .filteredOn(row -> row.get("contrast_id").toString().endsWith(".full"))
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsEntry("matched_set", null)
                    .extracting("subclass")
                    .isNotNull());
  }

  /** The sum of coefficient times difference is the difference of linear predictors. */
  private void contributionsAddUpToDifferencesOfScores() {
    Map<Object, Double> scores = new HashMap<>();
    rows("propensity")
        .forEach(
            row ->
                scores.put(
                    List.of(row.get("contrast_id"), row.get("urn")), (Double) row.get("score")));
    Map<List<Object>, Double> sums = new HashMap<>();
    for (Map<String, Object> row : rows("pair_contribution")) {
      sums.merge(
          List.of(row.get("contrast_id"), row.get("treated_urn"), row.get("comparison_urn")),
          (Double) row.get("contribution"),
          Double::sum);
    }
    assertThat(sums).hasSize(rows("matched_set").size());
    sums.forEach(
        (pair, sum) ->
            assertThat(sum)
                .isCloseTo(
                    scores.get(List.of(pair.get(0), pair.get(1)))
                        - scores.get(List.of(pair.get(0), pair.get(2))),
                    within(1e-9)));
  }

  private void everyUnmatchedSchoolHasItsNearest(List<Map<String, Object>> contrasts) {
    Map<Object, List<Map<String, Object>>> nearest =
        rows("nearest_unmatched").stream().collect(groupingBy(row -> row.get("contrast_id")));
    long unmatched = 0;
    for (Map<String, Object> contrast : contrasts) {
      if (contrast.get("max_abs_smd") != null) {
        Long ofContrast = (Long) contrast.get("treated_unmatched");
        unmatched += ofContrast;
        assertThat(nearest.getOrDefault(contrast.get("contrast_id"), List.of()))
            .hasSize((int) (2 * ofContrast))
            .allSatisfy(row -> assertThat((String) row.get("obstacles")).isNotEmpty());
      }
    }
    assertThat(unmatched).isPositive();
  }

  /** The tables of outcomes are gone, and the files that remain stay as they were. */
  @Test
  void comparingReadsNoOutcomeAndWritesNothing() throws IOException {
    for (String table :
        List.of("school_year", "effect_estimate", "school_cross_product", "pupil_attainment")) {
      delete(lake.resolve("restricted").resolve(table));
    }
    Map<String, Long> before = files();
    Settings settings =
        SettingsLoader.parse(
            TinyEngland.settings(), Map.of("lake", lake.toString(), "data", folder.toString()));
    SparkSession spark = TestSpark.session();
    Edition edition =
        new Lake(
                spark,
                new LakePath(lake.toString()),
                TableContracts.load(),
                new LakeHistory(settings.lake().historyDays()))
            .editions()
            .latest(TinyStudy.EDITION)
            .orElseThrow();

    List<ComparedDesign> compared =
        DesignComparison.of(spark, settings, edition::read, message -> {});

    int contrasts = Contrasts.of(settings.phases().get("secondary"), settings.cohort()).size();
    assertThat(compared).hasSize(contrasts * settings.match().compare().size());
    assertThat(compared.stream().map(ComparedDesign::design).distinct())
        .containsExactlyElementsOf(settings.match().compare());
    assertThat(compared).anyMatch(ComparedDesign::estimable);
    assertThat(compared)
        .allSatisfy(
            design ->
                assertThat(design.reason().isEmpty() || !design.estimable())
                    .as(design.toString())
                    .isTrue());
    theAutomaticDesignIsThatOfTheStage(compared);
    assertThat(files()).isEqualTo(before);
  }

  /** The same numbers as the stage writes for the same design. */
  private static void theAutomaticDesignIsThatOfTheStage(List<ComparedDesign> compared) {
    Map<Object, Map<String, Object>> written = new HashMap<>();
    TinyStudy.complete().rows("contrast").forEach(row -> written.put(row.get("contrast_id"), row));
    int same = 0;
    for (ComparedDesign design : compared) {
      String twin =
          switch (design.design()) {
            case "pairs" -> "nearest_1_without_replacement";
            case "threes_reused" -> "nearest_3_with_replacement";
            default -> design.design();
          };
      Map<String, Object> row = written.get(design.contrast().id(twin));
      if (row != null) {
        assertThat(row)
            .containsEntry("comparison_ess", design.quality().comparisonEss())
            .containsEntry("treated_schools", (long) design.quality().treatedKept());
        same++;
      }
    }
    assertThat(same).isEqualTo(written.size());
  }

  private Map<String, Long> files() throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(lake)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(lake.relativize(file).toString(), Files.getLastModifiedTime(file).toMillis());
      }
    }
    return files;
  }

  private static void delete(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(directory)) {
      all.sorted(Comparator.reverseOrder()).forEach(files::add);
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  private List<Map<String, Object>> rows(String table) {
    return StudyRun.rows(lake, table, TinyStudy.EDITION, Completeness.DRAFT);
  }
}
