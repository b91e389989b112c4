package org.matimpact.pipeline.lake;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;

/**
 * The Delta tables of the project, written with Spark.
 *
 * <p>A write replaces one edition of one table in one commit. Rows are checked against the table's
 * contract on the way, so that a table never holds rows that break it, and stamped with {@code
 * edition} and {@code run_id}: a frame may leave both out, and what it holds there is replaced.
 * What is written belongs to the edition only once {@link Editions#commit} names it.
 */
public final class Lake {

  private final SparkSession spark;
  private final LakeTables tables;
  private final TableWriter writer;

  /**
   * A lake; nothing is read or made yet.
   *
   * @param spark session made with {@link LakeSession}
   */
  public Lake(SparkSession spark, LakePath path, TableContracts contracts, LakeHistory history) {
    Configuration hadoop = spark.sessionState().newHadoopConf();
    this.spark = spark;
    this.tables = new LakeTables(path, contracts, KernelEngine.with(hadoop));
    this.writer = new TableWriter(tables, new TableMaker(spark, tables, history), hadoop);
  }

  /** Contracts of the tables. */
  public TableContracts contracts() {
    return tables.contracts();
  }

  /** Editions of this lake. */
  public Editions editions() {
    return new Editions(this, tables);
  }

  /**
   * Replaces an edition of a table.
   *
   * @param table name in the lake, {@code NAME} or {@code published/NAME}
   * @param rows frame with the contract's columns in any order; for a table divided by more than
   *     its edition, sorted within partitions by the columns that divide it first
   * @throws TableContractException if the frame breaks the contract; the table is as it was
   * @throws LakeException if the table is of the published zone and the stage is not publish
   */
  public TableCommit write(String table, String edition, RunStamp stamp, Dataset<Row> rows) {
    EditionName.require(edition);
    TableContract contract = tables.contract(table);
    PublishedGuard.requireAllowed(table, contract, stamp);
    Dataset<Row> stamped = FrameCheck.stamped(table, contract, edition, stamp.runId(), rows);
    return writer.replace(table, edition, stamp, TableLayout.ofFrame(contract, stamped));
  }

  /**
   * Replaces an edition of a table by rows on the driver.
   *
   * @param rows rows with a value for every column, in contract order, such as {@link RowTemplate}
   *     makes
   * @throws TableContractException if a row breaks the contract; the table is as it was
   */
  public TableCommit write(String table, String edition, RunStamp stamp, List<Row> rows) {
    EditionName.require(edition);
    PublishedGuard.requireAllowed(table, tables.contract(table), stamp);
    return writer.replace(table, edition, stamp, frame(table, edition, stamp, rows));
  }

  /**
   * Adds rows to a log, a table whose editions are never replaced ({@code edition}, {@code run}).
   *
   * @throws TableContractException if a row breaks the contract; the table is as it was
   */
  public TableCommit append(String table, String edition, RunStamp stamp, List<Row> rows) {
    EditionName.require(edition);
    PublishedGuard.requireAllowed(table, tables.contract(table), stamp);
    return writer.append(table, edition, stamp, frame(table, edition, stamp, rows));
  }

  /** Removes editions from the lake for good. */
  public Removal removal() {
    return new Removal(this, tables);
  }

  SparkSession spark() {
    return spark;
  }

  private Dataset<Row> frame(String table, String edition, RunStamp stamp, List<Row> rows) {
    TableContract contract = tables.contract(table);
    List<Row> stamped = RowCheck.stamped(table, contract, edition, stamp.runId(), rows);
    Dataset<Row> frame = spark.createDataFrame(stamped, TableSchema.of(contract));
    return TableLayout.ofDriverRows(contract, frame);
  }
}
