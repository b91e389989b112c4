package org.matimpact.pipeline.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.TableSchema;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsLoader;
import scala.jdk.javaapi.CollectionConverters;

/** Publishes made-up results without a lake: what the stage decides, not how it is kept. */
final class InMemory implements StageContext {

  private final TableContracts contracts = TableContracts.load();
  private final Map<String, List<ResultRow>> tables = new TreeMap<>();
  private final Settings settings;

  private InMemory(Map<String, String> overrides) {
    settings = settings(overrides);
  }

  /** Those of the demo with its usual limits, but for some. */
  static Settings settings(Map<String, String> overrides) {
    Map<String, String> all = new TreeMap<>(overrides);
    all.putAll(Map.of("edition", "memory", "data", "unread", "lake", "unread"));
    return SettingsLoader.parse(demo(), all);
  }

  /** The demo's settings with the limits that results of pupils have. */
  static String demo() {
    try {
      return Files.readString(Path.of("../../conf/demo.conf"))
          .replaceAll("(?s)publish \\{.*?\\n}", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The published tables. */
  static Map<String, List<ResultRow>> released(
      MadeUpResults results, Map<String, String> overrides) {
    InMemory context = new InMemory(overrides);
    results.execute(context);
    return Release.of(
            context.settings,
            new Results(context.tables),
            List.of(),
            context.contract(SensitivitySummary.TABLE))
        .tables();
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public RowTemplate rows(String table) {
    return new RowTemplate(table, contract(table).columns(), settings.edition(), "run");
  }

  @Override
  public void write(String table, List<Row> rows) {
    TableContract contract = contract(table);
    tables.put(
        table,
        rows.stream()
            .map(
                row ->
                    new GenericRowWithSchema(
                        CollectionConverters.asJava(row.toSeq()).toArray(),
                        TableSchema.of(contract)))
            .map(row -> ResultRow.of(contract, row))
            .sorted(Comparator.comparing(ResultRow::key))
            .toList());
  }

  @Override
  public TableContract contract(String table) {
    return contracts.table(table);
  }

  @Override
  public SparkSession spark() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String fingerprint() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Dataset<Row> read(String table) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void write(String table, JavaRDD<Row> rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void write(String table, Dataset<Row> rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Row> published(String table) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void awaitWrites() {}

  @Override
  public void touchPupils(Runnable work) {
    work.run();
  }

  @Override
  public void say(String message) {}
}
