package org.matimpact.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {

  @TempDir Path folder;

  @Test
  void writingAnEditionAgainReplacesItsRows() {
    TestLake lake = new TestLake(folder);

    lake.writeTrusts("2019", "run-1", "Acorn", "Beech");
    TableCommit again = lake.writeTrusts("2019", "run-2", "Acorn", "Beech");

    assertThat(rows(lake)).hasSize(2).allMatch(row -> row.getAs("run_id").equals("run-2"));
    assertThat(again).isEqualTo(new TableCommit("trust", TestLake.stamp("run-2"), 2, 2));
  }

  @Test
  void twoEditionsStandSideBySide() {
    TestLake lake = new TestLake(folder);

    lake.writeTrusts("2019", "run-1", "Acorn");
    lake.writeTrusts("2020-open", "run-2", "Beech", "Cedar");
    lake.writeTrusts("2019", "run-3", "Alder");

    assertThat(rows(lake))
        .extracting(row -> row.getAs("edition") + " " + row.getAs("name"))
        .containsExactlyInAnyOrder("2019 Alder", "2020-open Beech", "2020-open Cedar");
  }

  @Test
  void anEditionMayHaveNoRows() {
    TestLake lake = new TestLake(folder);
    lake.writeTrusts("2019", "run-1", "Acorn");

    TableCommit empty = lake.writeTrusts("2019", "run-2");

    assertThat(empty.rows()).isZero();
    assertThat(rows(lake)).isEmpty();
  }

  @Test
  void aTableCarriesItsContract() {
    TestLake lake = new TestLake(folder);
    lake.writeTrusts("2019", "run-1", "Acorn");

    Row detail = table(lake).detail().first();
    assertThat(detail.<Integer>getAs("minReaderVersion")).isEqualTo(1);
    assertThat(detail.<Integer>getAs("minWriterVersion")).isEqualTo(2);
    assertThat(detail.<String>getAs("description"))
        .isEqualTo(lake.contracts().table("trust").description());
    assertThat(detail.<String>getList(detail.fieldIndex("partitionColumns")))
        .containsExactly("edition");
    assertThat(detail.<String, String>getJavaMap(detail.fieldIndex("properties")))
        .containsEntry("delta.deletedFileRetentionDuration", "interval 800 days")
        .containsEntry("delta.logRetentionDuration", "interval 800 days")
        .containsEntry("delta.enableDeletionVectors", "false");
    assertThat(table(lake).toDF().schema().apply("trust_uid").getComment().get())
        .isEqualTo("Group identifier of the trust (Group UID or Linked UID).");
  }

  @Test
  void aCommitCarriesItsRun() {
    TestLake lake = new TestLake(folder);
    lake.writeTrusts("2019", "run-1", "Acorn");

    assertThat(table(lake).history(1).first().<String>getAs("userMetadata"))
        .isEqualTo(
            "{\"run_id\":\"run-1\",\"stage\":\"ingest\",\"fingerprint\":\"fingerprint-run-1\"}");
  }

  @Test
  void aSmallTableIsOneFileInKeyOrder() {
    TestLake lake = new TestLake(folder);
    Dataset<Row> shuffled =
        TestLake.spark()
            .range(0, 5000, 1, 4)
            .selectExpr("id * 7919 % 5000 as urn", "'a' as contrast_id", "'treated' as arm");
    Dataset<Row> frame = conforming(lake, "propensity", shuffled);

    lake.lake().write("propensity", "2019", TestLake.stamp("run-1"), frame);

    Dataset<Row> written =
        TestLake.spark().read().format("delta").load(lake.path().restricted("propensity"));
    assertThat(written.inputFiles()).hasSize(1);
    assertThat(written.select("urn").as(org.apache.spark.sql.Encoders.LONG()).collectAsList())
        .isEqualTo(IntStream.range(0, 5000).mapToObj(Long::valueOf).toList());
  }

  @Test
  void aFrameThatBreaksItsContractLeavesTheTableAsItWas() {
    TestLake lake = new TestLake(folder);
    lake.writeTrusts("2019", "run-1", "Acorn");
    Dataset<Row> bad =
        TestLake.spark()
            .sql(
                "select 'gias' as source, 12 as name, 'x' as colour, date'2019-01-01' as closed_on");

    assertThatThrownBy(() -> lake.lake().write("trust", "2019", TestLake.stamp("run-2"), bad))
        .isInstanceOf(TableContractException.class)
        .hasMessageContaining("column trust_uid is missing")
        .hasMessageContaining("column name is int, but the contract says string")
        .hasMessageContaining("column colour is not in the contract");
    assertThat(rows(lake)).extracting(row -> row.getAs("run_id")).containsExactly("run-1");
    assertThat(table(lake).history().count()).isEqualTo(2);
  }

  @Test
  void aFrameWithAValueThatIsMissingOrNotAllowedLeavesTheTableAsItWas() {
    TestLake lake = new TestLake(folder);
    lake.writeTrusts("2019", "run-1", "Acorn");
    Dataset<Row> good = rowsOf(lake, "trust");

    assertBreach(
        lake,
        good.withColumn("group_type", functions.lit("federation")),
        "column group_type: federation is none of multi_academy_trust, single_academy_trust");
    assertBreach(
        lake,
        good.withColumn("trust_uid", functions.lit(null).cast("string")),
        "column trust_uid: no value, but one is required");
    assertThat(rows(lake)).extracting(row -> row.getAs("run_id")).containsExactly("run-1");
  }

  @Test
  void rowsOnTheDriverAreCheckedValueByValue() {
    TestLake lake = new TestLake(folder);
    TableRows rows = lake.rows("trust");
    rows.add().put("source", "gias").put("trust_uid", "1").put("closed_on", "2019-01-01");
    rows.add().put("source", "gias").put("trust_uid", "1").put("group_type", "federation");
    rows.add().put("source", "gias");

    assertThatThrownBy(
            () -> lake.lake().write("trust", "2019", TestLake.stamp("run-1"), rows.list()))
        .isInstanceOf(TableContractException.class)
        .hasMessageContaining("row 0, column closed_on: a value of String, but the column is date")
        .hasMessageContaining("row 1, column group_type: 'federation' is none of")
        .hasMessageContaining("row 1 repeats the key [edition, source, trust_uid]")
        .hasMessageContaining("row 2, column trust_uid: no value, but one is required");
    assertThatThrownBy(() -> rows.add().put("colour", "red"))
        .hasMessageContaining("Table trust has no column 'colour'. Its columns are: edition,");
  }

  @Test
  void everyTypeComesBackAsItWent() {
    TestLake lake = new TestLake(folder);
    TableRows rows = lake.rows("matched_set");
    rows.add()
        .put("contrast_id", "c")
        .put("treated_urn", 100000)
        .put("comparison_urn", 100001L)
        .put("distance", 0.1)
        .put("tied", true);
    lake.lake().write("matched_set", "2019", TestLake.stamp("run-1"), rows.list());

    Row row = rowsOf(lake, "matched_set").first();
    assertThat(row.<Long>getAs("treated_urn")).isEqualTo(100000L);
    assertThat(row.<Double>getAs("distance")).isEqualTo(0.1);
    assertThat(row.<Boolean>getAs("tied")).isTrue();
    assertThat(row.<Object>getAs("rank")).isNull();

    TableRows dated = lake.rows("trust");
    dated
        .add()
        .put("source", "gias")
        .put("trust_uid", "1")
        .put("closed_on", LocalDate.of(2019, 8, 31));
    lake.lake().write("trust", "2019", TestLake.stamp("run-1"), dated.list());
    assertThat(rowsOf(lake, "trust").first().<Object>getAs("closed_on"))
        .isEqualTo(java.sql.Date.valueOf("2019-08-31"));
  }

  @Test
  void aLogIsAppendedToAndAnEditionNever() {
    TestLake lake = new TestLake(folder);
    TableRows events = lake.rows("run");
    events.add().put("event", "started");

    lake.lake().append("run", "2019", TestLake.stamp("run-1"), events.list());
    lake.lake().append("run", "2019", TestLake.stamp("run-1"), events.list());

    assertThat(rowsOf(lake, "run").count()).isEqualTo(2);
    assertThatThrownBy(() -> lake.lake().write("run", "2019", TestLake.stamp("r"), events.list()))
        .hasMessageContaining("Table run is a log");
    assertThatThrownBy(
            () -> lake.lake().append("trust", "2019", TestLake.stamp("r"), lake.trusts("Acorn")))
        .hasMessageContaining("Table trust holds editions");
  }

  @Test
  void anEditionNameThatIsNoNameIsRefused() {
    TestLake lake = new TestLake(folder);

    assertThatThrownBy(() -> lake.writeTrusts("2019' or 'a' = 'a", "run-1", "Acorn"))
        .hasMessageContaining("Edition name '2019' or 'a' = 'a' cannot be used");
  }

  @Test
  void theHistoryFollowsItsSetting() {
    TestLake lake = new TestLake(folder);
    lake.writeTrusts("2019", "run-1", "Acorn");
    Lake shorter = new Lake(TestLake.spark(), lake.path(), lake.contracts(), new LakeHistory(90));

    TableCommit commit =
        shorter.write("trust", "2019", TestLake.stamp("run-2"), lake.trusts("Acorn"));

    assertThat(
            table(lake)
                .detail()
                .first()
                .<String, String>getJavaMap(table(lake).detail().first().fieldIndex("properties")))
        .containsEntry("delta.logRetentionDuration", "interval 90 days");
    assertThat(commit.version()).isEqualTo(3);
  }

  @Test
  void aTableThatAnotherProgramUpgradedIsRefused() {
    TestLake lake = new TestLake(folder);
    lake.writeTrusts("2019", "run-1", "Acorn");
    table(lake).upgradeTableProtocol(1, 3);

    assertThatThrownBy(() -> lake.writeTrusts("2019", "run-2", "Acorn"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("Table trust has Delta protocol reader 1, writer 3");
  }

  @Test
  void aColumnThatItsContractGainsIsAdded() {
    TestLake lake = new TestLake(folder);
    TestSpark.session()
        .sql("select '2018' as edition, 'gias' as source, '1' as trust_uid, 'run-0' as run_id")
        .write()
        .format("delta")
        .partitionBy("edition")
        .save(lake.path().restricted("trust"));

    lake.writeTrusts("2019", "run-1", "Acorn");

    assertThat(rowsOf(lake, "trust").columns()).contains("name");
    assertThat(rowsOf(lake, "trust").count()).isEqualTo(2);
  }

  private void assertBreach(TestLake lake, Dataset<Row> frame, String message) {
    assertThatThrownBy(() -> lake.lake().write("trust", "2019", TestLake.stamp("run-2"), frame))
        .isInstanceOf(TableContractException.class)
        .hasMessageEndingWith("\n  " + message);
  }

  /** The frame with the table's other columns, empty. */
  private static Dataset<Row> conforming(TestLake lake, String table, Dataset<Row> frame) {
    Dataset<Row> all = frame;
    for (var field : lake.contracts().table(table).fields()) {
      if (!List.of(frame.columns()).contains(field.name())) {
        all = all.withColumn(field.name(), functions.lit(null).cast(field.type().sql()));
      }
    }
    return all;
  }

  private static DeltaTable table(TestLake lake) {
    return DeltaTable.forPath(TestLake.spark(), lake.path().restricted("trust"));
  }

  private static Dataset<Row> rowsOf(TestLake lake, String table) {
    return TestLake.spark().read().format("delta").load(lake.path().restricted(table));
  }

  private static List<Row> rows(TestLake lake) {
    return rowsOf(lake, "trust").collectAsList();
  }
}
