package org.matimpact.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelLakeTest {

  @TempDir Path folder;

  @Test
  void kernelAndSparkReadTheSameRows() {
    TestLake lake = new TestLake(folder);
    TableRows rows = lake.rows("trust");
    rows.add()
        .put("source", "gias")
        .put("trust_uid", "2")
        .put("name", "Ångström, \"north\"")
        .put("closed_on", LocalDate.of(2019, 8, 31));
    rows.add()
        .put("source", "gias")
        .put("trust_uid", "1")
        .put("group_type", "single_academy_trust");
    TableRows sets = lake.rows("matched_set");
    sets.add()
        .put("contrast_id", "c")
        .put("treated_urn", 1)
        .put("comparison_urn", 2)
        .put("distance", 0.1)
        .put("tied", false);
    lake.complete(
        "2019",
        "run-1",
        lake.lake().write("trust", "2019", TestLake.stamp("run-1"), rows.list()),
        lake.lake().write("matched_set", "2019", TestLake.stamp("run-1"), sets.list()));

    assertSame(lake, "trust");
    assertSame(lake, "matched_set");
  }

  @Test
  void aRunKilledBeforeItsManifestLeavesTheLastCompleteEditionReadable() {
    TestLake lake = new TestLake(folder);
    lake.complete("2019", "run-1", lake.writeTrusts("2019", "run-1", "Acorn"));
    lake.writeTrusts("2019", "run-2", "Beech");

    assertThat(names(lake, Completeness.COMPLETE)).containsExactly("Acorn");
    assertThat(lake.kernel().tables())
        .containsExactly(new TableSummary("2019", "trust", 1, "run-1", 1, Completeness.COMPLETE));
  }

  @Test
  void aDraftIsReadWhenAskedFor() {
    TestLake lake = new TestLake(folder);
    lake.complete("2019", "run-1", lake.writeTrusts("2019", "run-1", "Acorn"));
    lake.manifest(
        "2019", "run-2", Completeness.DRAFT, lake.writeTrusts("2019", "run-2", "Beech", "Cedar"));

    assertThat(names(lake, Completeness.COMPLETE)).containsExactly("Acorn");
    assertThat(names(lake, Completeness.DRAFT)).containsExactly("Beech", "Cedar");
    assertThat(lake.kernel().tables())
        .extracting(TableSummary::runId, TableSummary::rows)
        .containsExactly(tuple("run-1", 1L), tuple("run-2", 2L));
  }

  @Test
  void aLogIsReadByItsTimes() {
    TestLake lake = new TestLake(folder);
    for (int minute : new int[] {2, 1}) {
      TableRows event = lake.rows("run");
      event
          .add()
          .put("event", "started")
          .put("at", Instant.parse("2026-01-01T00:0%d:00Z".formatted(minute)));
      lake.lake().append("run", "2019", TestLake.stamp("run-" + minute), event.list());
    }

    TableResult events = lake.kernel().rows(query("run", List.of(), Completeness.COMPLETE));

    assertThat(events.rows()).extracting(row -> row.text(1)).containsExactly("run-1", "run-2");
    assertThat(events.rows().get(0).text(3)).isEqualTo("2026-01-01T00:01:00Z");
  }

  @Test
  void aLimitKeepsTheFirstRowsByKeyAndCountsAll() {
    TestLake lake = new TestLake(folder);
    lake.complete("2019", "run-1", lake.writeTrusts("2019", "run-1", "D", "B", "A", "C"));

    TableResult two =
        lake.kernel()
            .rows(
                new TableQuery(
                    "trust",
                    List.of(),
                    List.of(RowCondition.parse("name!=A")),
                    List.of("name"),
                    OptionalInt.of(2),
                    Completeness.COMPLETE));

    assertThat(two.rows()).extracting(row -> row.text(0)).containsExactly("B", "C");
    assertThat(two.total()).isEqualTo(3);
  }

  @Test
  void whatIsNotThereIsAnsweredWithWhatIs() {
    TestLake lake = new TestLake(folder);
    lake.complete("2019", "run-1", lake.writeTrusts("2019", "run-1", "Acorn"));
    lake.manifest("2020", "run-2", Completeness.DRAFT, lake.writeTrusts("2020", "run-2", "Beech"));

    assertUnknown(lake, "trusts", List.of(), "has no table 'trusts'. There are: edition, trust");
    assertUnknown(lake, "school", List.of(), "has no table 'school'. There are: edition, trust");
    assertUnknown(lake, "trust", List.of("2018"), "has no edition '2018'. There are: 2019");
    assertUnknown(
        lake, "trust", List.of("2020"), "has no complete edition '2020'. There are: 2019");
    assertThatThrownBy(
            () ->
                lake.kernel()
                    .rows(
                        new TableQuery(
                            "trust",
                            List.of(),
                            List.of(RowCondition.parse("colour=red")),
                            List.of(),
                            OptionalInt.empty(),
                            Completeness.COMPLETE)))
        .hasMessageStartingWith("Table trust has no column 'colour'. There are: edition, source");
  }

  @Test
  void aLakeThatIsNotThereHasNothing() {
    TestLake lake = new TestLake(folder.resolve("nowhere"));

    assertThat(lake.kernel().tables()).isEmpty();
    assertUnknown(lake, "trust", List.of(), "has no table 'trust': it has none yet");
  }

  private static void assertUnknown(
      TestLake lake, String table, List<String> editions, String message) {
    TableQuery query = query(table, editions, Completeness.COMPLETE);
    assertThatThrownBy(() -> lake.kernel().rows(query))
        .isInstanceOf(UnknownNameException.class)
        .hasMessageEndingWith(message);
  }

  private static TableQuery query(String table, List<String> editions, Completeness drafts) {
    return new TableQuery(table, editions, List.of(), List.of(), OptionalInt.empty(), drafts);
  }

  private static List<String> names(TestLake lake, Completeness drafts) {
    return lake.kernel().rows(query("trust", List.of(), drafts)).rows().stream()
        .map(row -> row.text(4))
        .toList();
  }

  private static void assertSame(TestLake lake, String table) {
    Column[] key =
        lake.contracts().table(table).primaryKey().stream()
            .map(functions::col)
            .toArray(Column[]::new);
    List<Row> bySpark =
        lake.lake()
            .editions()
            .latestComplete("2019")
            .orElseThrow()
            .read(table)
            .orderBy(key)
            .collectAsList();
    List<Cells> byKernel =
        lake.kernel().rows(query(table, List.of(), Completeness.COMPLETE)).rows();

    assertThat(byKernel).hasSameSizeAs(bySpark).isNotEmpty();
    for (int row = 0; row < bySpark.size(); row++) {
      for (int column = 0; column < bySpark.get(row).size(); column++) {
        Object value = bySpark.get(row).get(column);
        assertThat(byKernel.get(row).text(column)).isEqualTo(value == null ? "" : value.toString());
      }
    }
  }
}
