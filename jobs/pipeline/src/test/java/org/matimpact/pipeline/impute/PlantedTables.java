package org.matimpact.pipeline.impute;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.impute.PlantedPupils.Pupil;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.TableSchema;
import org.matimpact.pipeline.lake.TestSpark;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.study.crossproduct.Words;

/** Planted pupils as the stages before leave them: everything that impute reads. */
final class PlantedTables implements Stage {

  /** Settings that have the columns of planted pupils. */
  static final Map<String, String> SETTINGS =
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

  PlantedTables(List<Pupil> pupils) {
    this.pupils = pupils;
  }

  static String demo() {
    try {
      return Files.readString(Path.of("../../conf/demo.conf"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "planted";
  }

  @Override
  public List<String> inputs() {
    return List.of();
  }

  @Override
  public List<String> outputs() {
    return new ImputeStage().inputs();
  }

  @Override
  public SortedMap<String, String> reads(Settings settings) {
    return new TreeMap<>();
  }

  @Override
  public void execute(StageContext context) {
    context.write("pupil_attainment", inOrder(pupils(context.rows("pupil_attainment"), pupils), 2));
    List<Row> sums = new ArrayList<>();
    for (Row row : PlantedPupils.firstScan(pupils)) {
      sums.add(
          context
              .rows("school_cross_product")
              .row()
              .put("key_stage", "KS4")
              .put("slice", "all")
              .put("urn", row.get(0))
              .put("year", row.get(1))
              .put("pattern", row.get(2))
              .put("pupils", row.get(3))
              .put("products", Words.of(row, 4))
              .put("high", Words.of(row, 5))
              .build());
    }
    context.write("school_cross_product", sums);
    context.write(
        "cohort_school",
        LongStream.range(100, 100 + PlantedPupils.SCHOOLS)
            .mapToObj(
                urn ->
                    context
                        .rows("cohort_school")
                        .row()
                        .put("phase", "secondary")
                        .put("urn", urn)
                        .put("eligible", true)
                        .put("arm", PlantedPupils.treated(urn) ? "mat" : "maintained")
                        .build())
            .toList());
  }

  /** Pupils as ingest leaves them: a school in one file, in order. */
  static Dataset<Row> inOrder(List<Row> pupils, int files) {
    return TestSpark.session()
        .createDataFrame(pupils, TableSchema.of(PlantedPupils.CONTRACT))
        .repartition(files, col("urn"))
        .sortWithinPartitions("urn", "year", "pupil");
  }

  /** Rows of pupil_attainment. */
  static List<Row> pupils(RowTemplate template, List<Pupil> of) {
    return of.stream()
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
}
