package org.matimpact.pipeline.run;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.matimpact.pipeline.contract.ContractException;
import org.matimpact.pipeline.contract.InputException;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.lake.Edition;
import org.matimpact.pipeline.lake.Lake;
import org.matimpact.pipeline.lake.LakeException;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.ManifestEntry;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.RunStamp;
import org.matimpact.pipeline.lake.TableCommit;
import org.matimpact.pipeline.lake.TableSchema;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsException;

/** A stage's view of the lake: it reads its inputs as the run has them and writes its outputs. */
final class LakeContext implements StageContext {

  private final Stage stage;
  private final Settings settings;
  private final SparkSession spark;
  private final Lake lake;
  private final Edition inputs;
  private final RunStamp stamp;
  private final Progress progress;
  private final TableWrites writes = new TableWrites();

  LakeContext(
      Stage stage,
      Settings settings,
      SparkSession spark,
      Lake lake,
      Map<String, ManifestEntry> tables,
      RunStamp stamp,
      Progress progress) {
    this.stage = stage;
    this.settings = settings;
    this.spark = spark;
    this.lake = lake;
    this.inputs = lake.editions().inHand(settings.edition(), List.copyOf(tables.values()));
    this.stamp = stamp;
    this.progress = progress;
  }

  /** Runs the stage and waits for its tables; when it fails, nothing is left being written. */
  List<ManifestEntry> execute() {
    try (writes) {
      if (readsPupils()) {
        touchPupils(this::work);
      } else {
        work();
      }
      return writes.await().stream().map(TableCommit::entry).toList();
    }
  }

  /** What a write finds wrong comes out here too: its rows may be made while it writes. */
  private void work() {
    stage.execute(this);
    writes.await();
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public SparkSession spark() {
    return spark;
  }

  @Override
  public String fingerprint() {
    return stamp.fingerprint();
  }

  @Override
  public Dataset<Row> read(String table) {
    if (!stage.inputs().contains(table)) {
      throw new IllegalArgumentException(
          "stage " + stage.name() + " reads " + table + ", which is not among its inputs");
    }
    return inputs.read(table);
  }

  @Override
  public RowTemplate rows(String table) {
    return new RowTemplate(table, contract(table).columns(), settings.edition(), stamp.runId());
  }

  @Override
  public void write(String table, List<Row> rows) {
    write(table, () -> lake.write(table, settings.edition(), stamp, rows));
  }

  @Override
  public void write(String table, JavaRDD<Row> rows) {
    StructType schema = TableSchema.of(contract(table));
    write(
        table,
        () -> lake.write(table, settings.edition(), stamp, spark.createDataFrame(rows, schema)));
  }

  @Override
  public void write(String table, Dataset<Row> rows) {
    write(table, () -> lake.write(table, settings.edition(), stamp, rows));
  }

  @Override
  public TableContract contract(String table) {
    return lake.contracts().table(LakePath.contractName(table));
  }

  @Override
  public List<Row> published(String table) {
    String name = LakePath.publishedName(table);
    return lake.editions().published().stream()
        .filter(edition -> edition.entry(name).isPresent())
        .flatMap(edition -> edition.read(name).collectAsList().stream())
        .toList();
  }

  private void write(String table, Supplier<TableCommit> write) {
    if (!stage.outputs().contains(table)) {
      throw new IllegalArgumentException(
          "stage " + stage.name() + " writes " + table + ", which is not among its outputs");
    }
    writes.begin(
        () -> {
          TableCommit commit = write.get();
          progress.say(stage.name(), table + ": " + commit.rows() + " rows");
          return commit;
        });
  }

  @Override
  public void awaitWrites() {
    writes.await();
  }

  private boolean readsPupils() {
    return stage.inputs().stream().anyMatch(name -> contract(name).holdsPupils());
  }

  @Override
  public void touchPupils(Runnable work) {
    try {
      work.run();
    } catch (LakeException | InputException | SettingsException | ContractException e) {
      throw e;
    } catch (Exception e) { // Spark's own are checked, and Scala declares none
      throw PupilFailure.withoutText(
          stage.name(),
          stamp.runId(),
          settings.edition(),
          new LakePath(settings.lake().path()),
          spark.sessionState().newHadoopConf(),
          e);
    }
  }

  @Override
  public void say(String message) {
    progress.say(stage.name(), message);
  }
}
