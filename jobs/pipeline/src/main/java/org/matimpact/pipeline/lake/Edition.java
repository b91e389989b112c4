package org.matimpact.pipeline.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.contract.TableContract;

/**
 * An edition as a list of tables names it: what is read stays the same whoever writes meanwhile.
 */
public final class Edition {

  private final SparkSession spark;
  private final LakeTables tables;
  private final String name;
  private final List<ManifestEntry> entries;

  Edition(SparkSession spark, LakeTables tables, String name, List<ManifestEntry> entries) {
    this.spark = spark;
    this.tables = tables;
    this.name = name;
    this.entries = entries.stream().sorted(Comparator.comparing(ManifestEntry::table)).toList();
  }

  /** Name of the edition. */
  public String name() {
    return name;
  }

  /** Its tables, by name. */
  public List<ManifestEntry> entries() {
    return entries;
  }

  /** The entry of that table, if the edition has it. */
  public Optional<ManifestEntry> entry(String table) {
    return entries.stream().filter(entry -> entry.table().equals(table)).findFirst();
  }

  /**
   * The edition's rows of a table, pinned to one version of it.
   *
   * @throws LakeException if the edition has no such table, or its rows are older than the history
   */
  public Dataset<Row> read(String table) {
    ManifestEntry entry = entry(table).orElseThrow(() -> missing(table));
    KernelSnapshot pinned = tables.pin(name, entry);
    return spark
        .read()
        .format("delta")
        .option("versionAsOf", pinned.version())
        .load(tables.path(table))
        .where(col(TableContract.EDITION).equalTo(lit(name)))
        .where(col(TableContract.RUN_ID).equalTo(lit(entry.tableRunId())));
  }

  private LakeException missing(String table) {
    tables.contract(table);
    return new LakeException(
        "Edition %s has no table %s: the stage that writes it has not run. Its tables are: %s"
            .formatted(
                name,
                table,
                entries.stream().map(ManifestEntry::table).collect(Collectors.joining(", "))));
  }
}
