package org.matimpact.pipeline.lake;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.contract.TableContracts;

/** A lake in a folder of a test, with a table or two in it. */
public final class TestLake {

  public static final String STAGE = "ingest";

  private final LakePath path;
  private final TableContracts contracts = TableContracts.load();
  private final Lake lake;

  public TestLake(Path folder) {
    this.path = new LakePath(folder.toString());
    this.lake = new Lake(spark(), path, contracts, new LakeHistory(LakeHistory.DEFAULT_DAYS));
  }

  public static SparkSession spark() {
    return TestSpark.session();
  }

  public Lake lake() {
    return lake;
  }

  public LakePath path() {
    return path;
  }

  public TableContracts contracts() {
    return contracts;
  }

  /** The lake as it is now, without Spark. */
  public KernelLake kernel() {
    return KernelLake.open(path, contracts);
  }

  /** Rows of a table, to be filled. */
  public TableRows rows(String table) {
    return new TableRows(contracts.table(table));
  }

  /** Writes trusts of those names, keyed by their names, under that run. */
  public TableCommit writeTrusts(String edition, String runId, String... names) {
    return lake.write("trust", edition, stamp(runId), trusts(names));
  }

  public List<Row> trusts(String... names) {
    TableRows rows = rows("trust");
    for (String name : names) {
      rows.add().put("source", "gias").put("trust_uid", "uid-" + name).put("name", name);
    }
    return rows.list();
  }

  public static RunStamp stamp(String runId) {
    return new RunStamp(runId, STAGE, "fingerprint-" + runId);
  }

  /** The stamp of the only stage that writes to the published zone. */
  public static RunStamp publishing(String runId) {
    return new RunStamp(runId, PublishedGuard.STAGE, "fingerprint-" + runId);
  }

  /** Commits those tables as the whole edition. */
  public void complete(String edition, String runId, TableCommit... commits) {
    manifest(edition, runId, Completeness.COMPLETE, commits);
  }

  public void manifest(
      String edition, String runId, Completeness completeness, TableCommit... commits) {
    lake.editions()
        .commit(
            edition,
            runId,
            List.of(commits).stream().map(TableCommit::entry).toList(),
            completeness);
  }

  /** Names of the trusts that readers of the last complete edition see. */
  public List<String> trusts(Edition edition) {
    return edition.read("trust").orderBy("trust_uid").select("name").collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
