package org.matimpact.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows of files become, each expected value read off the row above it. */
class PupilTablesTest {

  @TempDir private Path folder;

  @Test
  void aRecordBecomesARowWithWhatTheCensusKnows() {
    TinyPupils pupils =
        new TinyPupils(folder)
            .file(
                "npd-ks4",
                "KS4_PUPIL_2017.csv",
                TinyPupils.KS4_HEADER,
                List.of(
                    "P1,2016/2017,2024001,100001,,34,1,1,F,3,,27.5,46.25,-0.1234,310.5,1",
                    "P2,2016/2017,2024002,100002,,34,0,1,M,3,1,27.5,46.25,0.1,310.5,1"))
            .file(
                "npd-census",
                "CENSUS_SPRING_2017.csv",
                TinyPupils.censusHeader("17"),
                List.of(
                    "P1,100009,2024009,C,11,F,1,2_OTH,K,0.1234,ASIA",
                    "P3,100001,,C,8,F,0,1_ENG,N,0,WHIT"));

    pupils.ingest();

    Map<String, Object> row = pupils.rows("pupil_attainment").get(0);
    assertThat(row)
        .containsEntry("key_stage", "KS4")
        .containsEntry("year", 2017L)
        .containsEntry("urn", 100001L)
        .containsEntry("female", 1L)
        .containsEntry("disadvantaged", 1L)
        .containsEntry("eal", 1L)
        .containsEntry("sen", 1L)
        .containsEntry("age_months", 3L)
        .containsEntry("idaci", 0.1234)
        .containsEntry("ethnicity", "asian")
        .containsEntry("prior_attainment", 27.5)
        .containsEntry("attainment_8", 46.25)
        .containsEntry("progress_8", -0.123)
        .containsEntry("capped_points", 310.5)
        .containsEntry("level2_em", 1L)
        .containsEntry("moved", true)
        .containsEntry("reading_score", null);
    assertThat(pupils.rows("pupil_attainment")).hasSize(1);
  }
}
