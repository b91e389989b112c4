package org.matimpact.pipeline.lake;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.matimpact.pipeline.contract.TableContract;

/** Writes checked frames, each in one commit. */
final class TableWriter {

  private final LakeTables tables;
  private final TableMaker maker;
  private final Configuration hadoop;

  TableWriter(LakeTables tables, TableMaker maker, Configuration hadoop) {
    this.tables = tables;
    this.maker = maker;
    this.hadoop = hadoop;
  }

  TableCommit replace(String table, String edition, RunStamp stamp, Dataset<Row> frame) {
    if (!tables.contract(table).holdsEditions()) {
      throw new IllegalArgumentException(
          "Table %s is a log: its rows are added to, never replaced. Use append".formatted(table));
    }
    String partition = "%s = '%s'".formatted(TableContract.EDITION, edition);
    return commit(
        table,
        edition,
        stamp,
        frame.write().mode(SaveMode.Overwrite).option("replaceWhere", partition));
  }

  TableCommit append(String table, String edition, RunStamp stamp, Dataset<Row> frame) {
    if (tables.contract(table).holdsEditions()) {
      throw new IllegalArgumentException(
          "Table %s holds editions: appending would double them. Use write".formatted(table));
    }
    return commit(table, edition, stamp, frame.write().mode(SaveMode.Append));
  }

  private TableCommit commit(
      String table, String edition, RunStamp stamp, DataFrameWriter<Row> writer) {
    KernelSnapshot before = Conflicts.retried(table, () -> maker.ready(table));
    boolean grows = !before.columns().containsAll(tables.contract(table).columns());
    DataFrameWriter<Row> ready =
        writer.format("delta").option("userMetadata", stamp.toJson()).option("mergeSchema", grows);
    KernelSnapshot after = Conflicts.retried(table, () -> save(table, ready));
    return new CommitLog(hadoop, tables.path(table))
        .newest(stamp, after.version(), before.version())
        .map(commit -> new TableCommit(table, stamp, commit.version(), commit.rows()))
        .orElseGet(() -> withoutCommit(table, edition, stamp, after));
  }

  /** Delta makes no commit when an edition without rows is replaced by no rows. */
  private static TableCommit withoutCommit(
      String table, String edition, RunStamp stamp, KernelSnapshot after) {
    if (after.runId(edition).isPresent()) {
      throw new LakeException(
          ("Table %s: the commit of run %s is not in its log, because another program has removed"
                  + " it or made the table anew. Run the stage again")
              .formatted(table, stamp.runId()));
    }
    return new TableCommit(table, stamp, after.version(), 0);
  }

  private KernelSnapshot save(String table, DataFrameWriter<Row> writer) {
    try {
      writer.save(tables.path(table));
    } catch (Exception e) { // Spark's own are checked, and Scala declares none
      Optional<TableContractException> breach = Breaches.of(table, e);
      if (breach.isPresent()) {
        throw breach.get();
      }
      throw e;
    }
    KernelSnapshot after = tables.latest(table).orElseThrow();
    TableMaker.guardProtocol(table, after);
    return after;
  }
}
