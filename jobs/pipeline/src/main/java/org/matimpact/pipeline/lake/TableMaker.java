package org.matimpact.pipeline.lake;

import io.delta.kernel.internal.actions.Protocol;
import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.contract.TableContract;

/** Makes Delta tables from contracts and keeps their properties as the lake wants them. */
final class TableMaker {

  private static final int READER = 1;
  private static final int WRITER = 2;

  private final SparkSession spark;
  private final LakeTables tables;
  private final LakeHistory history;

  TableMaker(SparkSession spark, LakeTables tables, LakeHistory history) {
    this.spark = spark;
    this.tables = tables;
    this.history = history;
  }

  /** The table's newest version, made if there is none, with the lake's properties. */
  KernelSnapshot ready(String table) {
    KernelSnapshot now =
        tables
            .latest(table)
            .orElseGet(
                () -> {
                  make(table);
                  return tables.latest(table).orElseThrow();
                });
    guardProtocol(table, now);
    return alignProperties(table, now);
  }

  /**
   * Stops when the table's protocol is not reader 1, writer 2, which every Delta reader opens.
   *
   * @throws LakeException if it is another
   */
  static void guardProtocol(String table, KernelSnapshot now) {
    Protocol protocol = now.protocol();
    if (protocol.getMinReaderVersion() != READER || protocol.getMinWriterVersion() != WRITER) {
      throw new LakeException(
          ("Table %s has Delta protocol reader %d, writer %d; the lake keeps reader %d, writer %d,"
                  + " which every Delta reader opens. Another program has upgraded it, or"
                  + " spark.databricks.delta.properties.defaults.* turns a feature on. Remove that"
                  + " setting, delete the table and run its editions again")
              .formatted(
                  table,
                  protocol.getMinReaderVersion(),
                  protocol.getMinWriterVersion(),
                  READER,
                  WRITER));
    }
  }

  private void make(String table) {
    TableContract contract = tables.contract(table);
    DeltaTableBuilder builder =
        DeltaTable.createIfNotExists(spark)
            .location(tables.path(table))
            .comment(contract.description())
            .addColumns(TableSchema.of(contract));
    if (!contract.partition().isEmpty()) {
      builder = builder.partitionedBy(contract.partition().toArray(String[]::new));
    }
    for (Map.Entry<String, String> property : history.properties(table, contract).entrySet()) {
      builder = builder.property(property.getKey(), property.getValue());
    }
    builder.execute();
  }

  private KernelSnapshot alignProperties(String table, KernelSnapshot now) {
    Map<String, String> wanted = history.properties(table, tables.contract(table));
    if (now.properties().entrySet().containsAll(wanted.entrySet())) {
      return now;
    }
    String list =
        wanted.entrySet().stream()
            .map(property -> "'%s' = '%s'".formatted(property.getKey(), property.getValue()))
            .collect(Collectors.joining(", "));
    spark.sql("ALTER TABLE delta.`%s` SET TBLPROPERTIES (%s)".formatted(tables.path(table), list));
    return tables.latest(table).orElseThrow();
  }
}
