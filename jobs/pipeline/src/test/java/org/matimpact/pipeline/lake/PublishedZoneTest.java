package org.matimpact.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One way in, no need of the other zone, and no way back to what is gone. */
class PublishedZoneTest {

  private static final String TABLE = "published/trust";

  @TempDir private Path folder;

  private TestLake lake() {
    return new TestLake(folder);
  }

  private static TableCommit publish(TestLake lake, String edition, String runId, String name) {
    return lake.lake().write(TABLE, edition, TestLake.publishing(runId), lake.trusts(name));
  }

  private static List<String> names(TestLake lake, String edition) {
    TableQuery query =
        new TableQuery(
            TABLE,
            List.of(edition),
            List.of(),
            List.of("name"),
            OptionalInt.empty(),
            Completeness.COMPLETE);
    return lake.kernel().rows(query).rows().stream().map(row -> row.text(0)).toList();
  }

  @Test
  void noOtherStageWritesToIt() {
    TestLake lake = lake();
    assertThatThrownBy(
            () -> lake.lake().write(TABLE, "2019", TestLake.stamp("run-1"), lake.trusts("Acorn")))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("stage ingest is not publish");
    assertThatThrownBy(
            () ->
                lake.lake()
                    .append("published/edition", "2019", TestLake.publishing("r"), List.of()))
        .hasMessageContaining("was not written");
    assertThat(folder.resolve("published")).doesNotExist();
  }

  @Test
  void noTableOfPupilsIsWrittenToItByAnyStage() {
    TestLake lake = lake();
    for (String table : List.of("pupil_attainment", "school_cross_product", "pupil_distribution")) {
      List<Row> none = List.of();
      assertThatThrownBy(
              () ->
                  lake.lake()
                      .write("published/" + table, "2019", TestLake.publishing("run-1"), none))
          .isInstanceOf(LakeException.class)
          .hasMessageContaining("nothing about a pupil is published");
    }
  }

  @Test
  void itIsReadWhereTheOtherZoneIsNotThere() throws IOException {
    TestLake lake = lake();
    lake.complete("2019", "run-1", publish(lake, "2019", "run-1", "Acorn"));
    Files.move(folder.resolve("restricted"), folder.resolve("elsewhere"));

    assertThat(names(lake(), "2019")).containsExactly("Acorn");
    assertThat(lake().kernel().tables())
        .extracting(TableSummary::table, TableSummary::completeness)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(TABLE, Completeness.COMPLETE));
  }

  @Test
  void whatAnEditionReplacesIsGoneOnceTheNewManifestStands() {
    TestLake lake = lake();
    lake.complete("2018", "run-0", publish(lake, "2018", "run-0", "Other"));
    lake.complete("2019", "run-1", publish(lake, "2019", "run-1", "RETRACTED"));
    writeReport("2018", "Other");
    writeReport("2019", "RETRACTED");
    TableCommit next = publish(lake, "2019", "run-2", "Acorn");

    assertThat(names(lake(), "2019")).as("until the manifest").containsExactly("RETRACTED");
    lake.complete("2019", "run-2", next);

    assertThat(names(lake(), "2019")).containsExactly("Acorn");
    assertThat(names(lake(), "2018")).containsExactly("Other");
    assertThat(filesThatHold("RETRACTED")).isEmpty();
    assertThat(filesThatHold("Acorn")).isNotEmpty();
    assertThat(report("2018")).exists();
  }

  @Test
  void aWithdrawnEditionIsGoneFromDiskAndItsResultsStayRestricted() {
    TestLake lake = lake();
    lake.complete("2018", "run-0", publish(lake, "2018", "run-0", "Other"));
    lake.complete(
        "2019",
        "run-1",
        lake.writeTrusts("2019", "run-1", "Kept"),
        publish(lake, "2019", "run-1", "RETRACTED"));
    writeReport("2019", "RETRACTED");

    assertThat(lake.lake().removal().withdraw("2019", "run-2")).containsExactly(TABLE);

    assertThat(filesThatHold("RETRACTED")).isEmpty();
    assertThat(names(lake(), "2018")).containsExactly("Other");
    assertThatThrownBy(() -> names(lake(), "2019")).isInstanceOf(UnknownNameException.class);
    assertThat(lake.trusts(lake.lake().editions().latestComplete("2019").orElseThrow()))
        .containsExactly("Kept");
    assertThatThrownBy(() -> lake.lake().removal().withdraw("2019", "run-3"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessageContaining("2018");
  }

  @Test
  void forgottenPupilsAreGoneFromDiskAndResultsStay() throws IOException {
    TestLake lake = lake();
    TableRows pupils = lake.rows("pupil_distribution");
    pupils
        .add()
        .put("key_stage", "KS2")
        .put("year", 2019)
        .put("measure", "MARKER77")
        .put("value", 1.5)
        .put("pupils", 3);
    TableCommit written =
        lake.lake().write("pupil_distribution", "2019", TestLake.stamp("run-1"), pupils.list());
    lake.complete("2019", "run-1", lake.writeTrusts("2019", "run-1", "Kept"), written);
    assertThat(filesThatHold("MARKER77")).isNotEmpty();
    Path failure = writeFailure("2019", "a text with MARKER77");
    Path other = writeFailure("2018", "a text of another edition");

    assertThat(lake.lake().removal().forget("2019", "run-2")).containsExactly("pupil_distribution");

    assertThat(failure).doesNotExist();
    assertThat(other).exists();
    assertThat(filesThatHold("MARKER77")).isEmpty();
    assertThat(lake.lake().editions().latestComplete("2019").orElseThrow().entries())
        .extracting(ManifestEntry::table)
        .containsExactly("trust");
    assertThatThrownBy(() -> lake.lake().removal().forget("2020", "run-3"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessageContaining("2019");
  }

  @Test
  void anEditionThatFailedBeforeItHadATableIsForgottenToo() throws IOException {
    TestLake lake = lake();
    lake.complete("2018", "run-1", lake.writeTrusts("2018", "run-1", "Kept"));
    Path failure = writeFailure("2019", "a text with MARKER77");

    assertThat(lake.lake().removal().forget("2019", "run-2")).isEmpty();

    assertThat(failure).doesNotExist();
  }

  private Path writeFailure(String edition, String text) throws IOException {
    Path file = Path.of(new LakePath(folder.toString()).failures(edition), "scan-run-1.txt");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Small texts lie in Parquet as they are, and so would Delta's statistics of them in the log. */
  private List<Path> filesThatHold(String text) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeReport(String edition, String text) {
    try {
      Files.createDirectories(report(edition).getParent());
      Files.writeString(report(edition), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path report(String edition) {
    return Path.of(new LakePath(folder.toString()).reportFolder(edition), "report.html");
  }
}
