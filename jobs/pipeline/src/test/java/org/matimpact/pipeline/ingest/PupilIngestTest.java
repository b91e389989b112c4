package org.matimpact.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.contract.InputException;
import org.matimpact.pipeline.lake.TestSpark;

/** Pupils into the lake: each clause of bad input, and what no output may hold. */
class PupilIngestTest {

  private static final String CODEC = "spark.sql.parquet.compression.codec";
  private static final String MARKER = "MARKER77";

  /** A good row; what a test breaks it names. */
  private static final String GOOD =
      "%s,2016/2017,2024001,100001,,34,1,1,F,3,0,27.5,46.25,-0.1234,310.5,1";

  @TempDir private Path folder;

  @BeforeEach
  void withoutCompressionSoThatBytesCanBeSearched() {
    TestSpark.session().conf().set(CODEC, "uncompressed");
  }

  @AfterEach
  void withCompression() {
    TestSpark.session().conf().unset(CODEC);
  }

  @Test
  void everyBadRowIsRejectedWithItsLineAndEveryRowIsAccountedFor() {
    TinyPupils pupils =
        new TinyPupils(folder)
            .set("ingest.max_rejected_share", "1")
            .file(
                "npd-ks4",
                "KS4_PUPIL_2017.csv",
                TinyPupils.KS4_HEADER,
                List.of(
                    GOOD.formatted("P1"),
                    GOOD.formatted("P2").replace(",100001,", ",999999,"),
                    "",
                    GOOD.formatted("P3").replace("46.25", "100.5"),
                    GOOD.formatted("P4").replace("27.5", "U"),
                    GOOD.formatted("P5").replace(",34,1,1,", ",34,0,1,"),
                    GOOD.formatted("P1").replace(",100001,", ",100002,").replace("46.25", "50"),
                    GOOD.formatted("").replace("46.25", "50"),
                    GOOD.formatted("P6") + ",too,many"))
            .file(
                "npd-census",
                "CENSUS_SPRING_2017.csv",
                TinyPupils.censusHeader("17"),
                List.of("P1,100009,2029009,C,11,F,1,2_OTH,K,0.1234,ASIA"));

    pupils.ingest();

    assertThat(pupils.rows("rejected_row"))
        .extracting(r -> r.get("line") + " " + r.get("column") + " " + r.get("rule"))
        .containsExactly(
            "3 KS4_URN_AC/KS4_URN foreignKeys",
            "5 KS4_ATT8 maximum",
            "6 KS4_VAP2TAAPS_PTQ_EE number",
            "9 KS4_PupilMatchingRefAnonymous required",
            "10 null columns");
    assertThat(pupils.rows("input_file"))
        .filteredOn(r -> String.valueOf(r.get("file")).endsWith("KS4_PUPIL_2017.csv"))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r).containsEntry("rows_read", 8L).containsEntry("rows_kept", 2L);
              assertThat(r).containsEntry("rows_rejected", 5L);
              assertThat(r).containsEntry("rows_not_applicable", 1L);
            });
    assertThat(pupils.rows("pupil_attainment"))
        .singleElement()
        .satisfies(
            r ->
                assertThat(r)
                    .containsEntry("urn", 100002L)
                    .containsEntry("attainment_8", 50.0)
                    .containsEntry("progress_8", -0.123)
                    .containsEntry("idaci", 0.1234)
                    .containsEntry("disadvantaged", 0L)
                    .containsEntry("ethnicity", "asian")
                    .containsEntry("moved", true));
    assertThat(steps(pupils, "KS4"))
        .contains("records 2", "duplicates 1", "duplicates_other_school 1", "pupils 1", "moved 1");
    assertThat(pupils.rows("pupil_distribution"))
        .extracting(r -> r.get("measure") + " " + r.get("value") + " " + r.get("pupils"))
        .containsExactly(
            "attainment_8 50.0 1",
            "capped_points 310.5 1",
            "level2_em 1.0 1",
            "prior_attainment 27.5 1",
            "progress_8 -0.123 1");
  }

  @Test
  void noOutputHoldsWhatStoodInAnyColumn() {
    List<String> rows = new ArrayList<>();
    rows.add(GOOD.formatted(MARKER));
    String[] cells = GOOD.formatted("P1").split(",", -1);
    for (int i = 0; i < cells.length; i++) {
      String[] broken = cells.clone();
      broken[i] = MARKER;
      rows.add(String.join(",", broken));
      rows.add(String.join(",", broken) + ",");
      rows.add(String.join(",", broken).replace(MARKER, '"' + MARKER + "\"x"));
    }
    TinyPupils pupils =
        new TinyPupils(folder)
            .set("ingest.max_rejected_share", "1")
            .file("npd-ks4", "KS4_PUPIL_2017.csv", TinyPupils.KS4_HEADER, rows);

    String said = pupils.ingest();

    assertThat(said).doesNotContain(MARKER, TinyPupils.KEY);
    for (String table :
        List.of("pupil_attainment", "rejected_row", "pupil_distribution", "input_file")) {
      assertThat(pupils.rows(table).toString()).doesNotContain(MARKER, TinyPupils.KEY);
    }
    assertThat(pupils.rows("pupil_attainment"))
        .extracting(r -> String.valueOf(r.get("pupil")).length())
        .contains(22);
    assertThat(filesWith(pupils.lake(), MARKER)).isEmpty();
    assertThat(filesWith(pupils.lake(), TinyPupils.KEY)).isEmpty();
    assertThat(filesWith(pupils.lake(), "KS4_ATT8")).as("what is there is found").isNotEmpty();
  }

  @Test
  void problemsOfRegisterPupilsAndKeyComeInOneReportAndNothingIsWritten() throws IOException {
    TinyPupils pupils =
        new TinyPupils(folder)
            .set("ingest.pupil_key_file", "no.key")
            .file(
                "npd-ks4",
                "KS4_PUPIL_2016.csv",
                "KS4_PupilMatchingRefAnonymous,KS4_ACADYR,KS4_URN,KS4_ENDKS,KS4_VAP2TAAPS_PTQ",
                List.of(MARKER + ",2015/2016,100001,1,27.5"))
            .file(
                "npd-ks2",
                "KS2_PUPIL_2017.csv",
                TinyPupils.KS2_HEADER,
                List.of(MARKER + ",2016/2017,,100001,,1,1,1,F,3,15," + MARKER + ",100"));
    Files.delete(folder.resolve("links.csv"));

    assertThatThrownBy(pupils::ingest)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("4 problems in 4 input files")
        .hasMessageContaining("no.key: is not there, and ingest.pupil_key_file names it")
        .hasMessageContaining("links.csv: is not there")
        .hasMessageContaining("KS4_PUPIL_2016.csv:2 [KS4_VAP2TAAPS_PTQ]")
        .hasMessageContaining("rows of 2016 have 'KS4_VAP2TAAPS_PTQ_EE'")
        .hasMessageContaining("KS2_PUPIL_2017.csv:2 [KS2_READSCORE]: 1 of 1 rows (100.00 %)")
        .hasMessageNotContaining(MARKER);
    assertThat(pupils.lake().resolve("restricted/school")).doesNotExist();
    assertThat(pupils.lake().resolve("restricted/pupil_attainment")).doesNotExist();
  }

  private static List<String> steps(TinyPupils pupils, String source) {
    return pupils.rows("pupil_attrition").stream()
        .filter(r -> source.equals(r.get("key_stage")))
        .map(r -> r.get("step") + " " + r.get("records"))
        .toList();
  }

  private static List<Path> filesWith(Path root, String text) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              f -> {
                try {
                  return new String(Files.readAllBytes(f), StandardCharsets.ISO_8859_1)
                      .contains(text);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
