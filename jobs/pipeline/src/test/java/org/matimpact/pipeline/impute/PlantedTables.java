package org.matimpact.pipeline.impute;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.impute.PlantedPupils.Pupil;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.TableSchema;
import org.matimpact.pipeline.lake.TestSpark;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsLoader;
import org.matimpact.pipeline.study.crossproduct.Words;

/**
 * Planted pupils as the stages before impute leave them, without a lake; it keeps what is written.
 */
final class PlantedTables implements StageContext {

  private static final TableContracts CONTRACTS = TableContracts.load();

  /** Settings that have the columns of planted pupils. */
  private static final Map<String, String> OVERRIDES =
      Map.of(
          "scan.predictors", "[disadvantaged, ethnicity, prior_attainment]",
          "scan.derived", "[\"prior_attainment^2\"]",
          "scan.subgroups", "[]",
          "estimate.subgroups", "[]",
          "estimate.pupil_covariates", "[disadvantaged, ethnicity]",
          "estimate.prior_attainment", "[prior_attainment, \"prior_attainment^2\"]",
          "estimate.further_models", "[imputed]",
          "estimate.imputations", "2",
          "phases.secondary.outcome_years", "[2018, 2019]");

  private final List<Pupil> pupils;
  private final Path folder;
  private final Map<String, List<Row>> written = new HashMap<>();

  /**
   * Tables of pupils.
   *
   * @param folder where the file of pupils goes
   */
  PlantedTables(List<Pupil> pupils, Path folder) {
    this.pupils = pupils;
    this.folder = folder;
  }

  /** Rows that were written to a table. */
  List<Row> written(String table) {
    return written.get(table);
  }

  @Override
  public Settings settings() {
    return SettingsLoader.parse(demo(), OVERRIDES);
  }

  private static String demo() {
    try {
      return Files.readString(Path.of("../../conf/demo.conf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public SparkSession spark() {
    return TestSpark.session();
  }

  @Override
  public String fingerprint() {
    return "";
  }

  @Override
  public Dataset<Row> read(String table) {
    return switch (table) {
      case "pupil_attainment" -> pupils(2);
      case "school_cross_product" -> frame(table, sums());
      default -> frame(table, schools());
    };
  }

  /** Pupils as ingest leaves them: a school in one file, in order. */
  Dataset<Row> pupils(int files) {
    Dataset<Row> rows =
        frame("pupil_attainment", attainment())
            .repartition(files, col("urn"))
            .sortWithinPartitions("urn", "year", "pupil");
    String path = folder.resolve("pupils-" + files).toString();
    rows.write().mode("ignore").parquet(path);
    return spark().read().schema(rows.schema()).parquet(path);
  }

  private Dataset<Row> frame(String table, List<Row> rows) {
    return spark().createDataFrame(rows, TableSchema.of(contract(table)));
  }

  private List<Row> attainment() {
    RowTemplate template = rows("pupil_attainment");
    return pupils.stream()
        .map(
            pupil ->
                template
                    .row()
                    .put("key_stage", "KS4")
                    .put("urn", pupil.urn())
                    .put("year", pupil.year())
                    .put("pupil", pupil.hash())
                    .put("moved", false)
                    .put("disadvantaged", Optional.ofNullable(pupil.disadvantaged()))
                    .put("ethnicity", Optional.ofNullable(pupil.ethnicity()))
                    .put("prior_attainment", Optional.ofNullable(pupil.prior()))
                    .put(PlantedPupils.OUTCOME, pupil.y())
                    .build())
        .toList();
  }

  private List<Row> sums() {
    RowTemplate template = rows("school_cross_product");
    return PlantedPupils.firstScan(pupils).stream()
        .map(
            row ->
                template
                    .row()
                    .put("key_stage", "KS4")
                    .put("slice", "all")
                    .put("urn", row.get(0))
                    .put("year", row.get(1))
                    .put("pattern", row.get(2))
                    .put("pupils", row.get(3))
                    .put("products", Words.of(row, 4))
                    .put("high", Words.of(row, 5))
                    .build())
        .toList();
  }

  private List<Row> schools() {
    RowTemplate template = rows("cohort_school");
    return LongStream.range(100, 100 + PlantedPupils.SCHOOLS)
        .mapToObj(
            urn ->
                template
                    .row()
                    .put("phase", "secondary")
                    .put("urn", urn)
                    .put("eligible", true)
                    .put("arm", PlantedPupils.treated(urn) ? "mat" : "maintained")
                    .build())
        .toList();
  }

  @Override
  public RowTemplate rows(String table) {
    return new RowTemplate(table, contract(table).columns(), "planted", "run");
  }

  @Override
  public void write(String table, List<Row> rows) {
    written.put(table, rows);
  }

  @Override
  public void write(String table, JavaRDD<Row> rows) {
    write(table, rows.collect());
  }

  @Override
  public void write(String table, Dataset<Row> rows) {
    write(table, rows.collectAsList());
  }

  @Override
  public List<Row> published(String table) {
    return List.of();
  }

  @Override
  public TableContract contract(String table) {
    return CONTRACTS.table(table);
  }

  @Override
  public void awaitWrites() {
    // written at once
  }

  @Override
  public void touchPupils(Runnable work) {
    work.run();
  }

  @Override
  public void say(String message) {
    // nobody waits
  }
}
