package org.matimpact.pipeline.estimate;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.lake.Edition;
import org.matimpact.pipeline.lake.Lake;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.Settings;

/** The tables of an edition for a stage's readers; nothing can be written. */
record TablesOnly(SparkSession spark, Settings settings, Lake lake, Edition edition)
    implements StageContext {

  static TablesOnly of(SparkSession spark, Settings settings, Lake lake) {
    Edition edition = lake.editions().latest(settings.edition()).orElseThrow();
    return new TablesOnly(spark, settings, lake, edition);
  }

  @Override
  public String fingerprint() {
    throw refused();
  }

  @Override
  public Dataset<Row> read(String table) {
    return edition.read(table);
  }

  @Override
  public RowTemplate rows(String table) {
    throw refused();
  }

  @Override
  public void write(String table, List<Row> rows) {
    throw refused();
  }

  @Override
  public void write(String table, JavaRDD<Row> rows) {
    throw refused();
  }

  @Override
  public void write(String table, Dataset<Row> rows) {
    throw refused();
  }

  @Override
  public List<Row> published(String table) {
    throw refused();
  }

  @Override
  public TableContract contract(String table) {
    return lake.contracts().table(table);
  }

  @Override
  public void awaitWrites() {}

  @Override
  public void touchPupils(Runnable work) {
    work.run();
  }

  @Override
  public void say(String message) {
    System.out.println(message);
  }

  private static UnsupportedOperationException refused() {
    return new UnsupportedOperationException("a benchmark of fits neither writes nor publishes");
  }
}
