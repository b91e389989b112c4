package org.matimpact.pipeline.run;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.cohort.CohortStage;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.estimate.EstimateStage;
import org.matimpact.pipeline.impute.ImputeStage;
import org.matimpact.pipeline.ingest.IngestStage;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.KernelLake;
import org.matimpact.pipeline.lake.Lake;
import org.matimpact.pipeline.lake.LakeHistory;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.TableQuery;
import org.matimpact.pipeline.lake.TableResult;
import org.matimpact.pipeline.lake.TestSpark;
import org.matimpact.pipeline.match.MatchStage;
import org.matimpact.pipeline.scan.ScanStage;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsLoader;

/** Runs the study, or some of its stages, on the session that all tests share. */
public final class StudyRun {

  /** Every stage in order, up to the estimates: publish has a study of its own. */
  public static final List<Stage> STUDY =
      List.of(
          new IngestStage(),
          new CohortStage(),
          new MatchStage(),
          new ScanStage(),
          new ImputeStage(),
          new EstimateStage());

  private final String hocon;
  private final Path lake;
  private final Map<String, String> overrides = new LinkedHashMap<>();
  private int slices = 2;

  /**
   * A study that has not run.
   *
   * @param hocon its settings
   */
  public StudyRun(String hocon, Path data, Path lake) {
    this.hocon = hocon;
    this.lake = lake;
    overrides.put("data", data.toString());
    overrides.put("lake", lake.toString());
  }

  /** The tiny England of a folder. */
  public static StudyRun tiny(Path data, Path lake) {
    return new StudyRun(TinyEngland.settings(), data, lake);
  }

  /** Sets what -D sets. */
  public StudyRun with(String key, String value) {
    overrides.put(key, value);
    return this;
  }

  /** Divides the work of the executors into other numbers of pieces than the machine would. */
  public StudyRun onSlices(int number) {
    slices = number;
    return this;
  }

  /** Runs all of it; returns what a person who waits reads. */
  public String run() {
    return run(STUDY, STUDY, Completeness.COMPLETE);
  }

  /** Runs some stages of a study, be it another than the real one. */
  public String run(List<Stage> study, List<Stage> stages, Completeness completeness) {
    Settings settings = SettingsLoader.parse(hocon, overrides);
    SparkSession spark = TestSpark.session();
    spark.sparkContext().conf().set("spark.default.parallelism", Integer.toString(slices));
    spark.conf().set("spark.sql.shuffle.partitions", slices);
    Lake tables =
        new Lake(
            spark,
            new LakePath(settings.lake().path()),
            TableContracts.load(),
            new LakeHistory(settings.lake().historyDays()));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      new PipelineRun(spark, tables, settings, study, "under test", new Progress(out))
          .run(stages, completeness);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  /** Rows of a table of an edition by column, as show reads them; a cell without value is null. */
  public List<Map<String, Object>> rows(String table, String edition) {
    return rows(lake, table, edition, Completeness.COMPLETE);
  }

  /** Rows of a table of a lake, drafts too where asked for. */
  public static List<Map<String, Object>> rows(
      Path lake, String table, String edition, Completeness drafts) {
    TableResult result =
        KernelLake.open(new LakePath(lake.toString()), TableContracts.load())
            .rows(
                new TableQuery(
                    table, List.of(edition), List.of(), List.of(), OptionalInt.empty(), drafts));
    List<String> columns = result.columns().stream().map(TableField::name).toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    result
        .rows()
        .forEach(
            cells -> {
              Map<String, Object> row = new LinkedHashMap<>();
              for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), cells.at(i).orElse(null));
              }
              rows.add(row);
            });
    return rows;
  }

  /** The same rows without some columns, to compare runs that must not differ otherwise. */
  public static List<Map<String, Object>> without(
      List<Map<String, Object>> rows, String... columns) {
    return rows.stream()
        .map(
            row -> {
              Map<String, Object> rest = new LinkedHashMap<>(row);
              rest.keySet().removeAll(List.of(columns));
              return rest;
            })
        .toList();
  }
}
