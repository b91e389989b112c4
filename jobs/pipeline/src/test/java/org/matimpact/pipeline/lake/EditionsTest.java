package org.matimpact.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionsTest {

  @TempDir Path folder;

  @Test
  void anEditionReadsTheRowsItsManifestNames() {
    TestLake lake = new TestLake(folder);
    lake.complete("2019", "run-1", lake.writeTrusts("2019", "run-1", "Acorn"));
    lake.complete("2020", "run-2", lake.writeTrusts("2020", "run-2", "Beech"));

    assertThat(lake.trusts(edition(lake, "2019"))).containsExactly("Acorn");
    assertThat(lake.trusts(edition(lake, "2020"))).containsExactly("Beech");
    assertThat(lake.lake().editions().names()).containsExactly("2019", "2020");
  }

  @Test
  void aRunKilledBeforeItsManifestLeavesTheLastCompleteEditionReadable() {
    TestLake lake = new TestLake(folder);
    lake.complete("2019", "run-1", lake.writeTrusts("2019", "run-1", "Acorn"));

    lake.writeTrusts("2019", "run-2", "Beech");

    assertThat(lake.trusts(edition(lake, "2019"))).containsExactly("Acorn");
  }

  @Test
  void aFrameReadBeforeAnotherRunWroteStaysWhatItWas() {
    TestLake lake = new TestLake(folder);
    lake.complete("2019", "run-1", lake.writeTrusts("2019", "run-1", "Acorn"));
    Edition edition = edition(lake, "2019");
    var frame = edition.read("trust");

    lake.writeTrusts("2019", "run-2", "Beech");

    assertThat(frame.select("name").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("Acorn");
  }

  @Test
  void aManifestIsRefusedWhenAnotherRunCameBetween() {
    TestLake lake = new TestLake(folder);
    TableCommit ours = lake.writeTrusts("2019", "run-1", "Acorn");
    lake.writeTrusts("2019", "run-2", "Beech");

    assertThatThrownBy(() -> lake.complete("2019", "run-1", ours))
        .isInstanceOf(EditionConflictException.class)
        .hasMessageContaining("Edition 2019 was not changed by run run-1")
        .hasMessageContaining("trust");
    assertThat(lake.lake().editions().names()).isEmpty();
  }

  @Test
  void aWriteToAnotherEditionIsNoConflict() {
    TestLake lake = new TestLake(folder);
    TableCommit ours = lake.writeTrusts("2019", "run-1", "Acorn");
    TableCommit empty = lake.writeTrusts("2018", "run-1");
    lake.writeTrusts("2020", "run-2", "Beech");

    lake.complete("2019", "run-1", ours);
    lake.complete("2018", "run-1", empty);

    assertThat(lake.trusts(edition(lake, "2019"))).containsExactly("Acorn");
    assertThat(lake.trusts(edition(lake, "2018"))).isEmpty();
  }

  @Test
  void aTableReplacedByNoRowsIsAConflict() {
    TestLake lake = new TestLake(folder);
    TableCommit ours = lake.writeTrusts("2019", "run-1", "Acorn");
    lake.writeTrusts("2019", "run-2");

    assertThatThrownBy(() -> lake.complete("2019", "run-1", ours))
        .isInstanceOf(EditionConflictException.class);
  }

  @Test
  void aDraftIsReadOnlyWhenAskedFor() {
    TestLake lake = new TestLake(folder);
    lake.complete("2019", "run-1", lake.writeTrusts("2019", "run-1", "Acorn"));
    lake.manifest("2019", "run-2", Completeness.DRAFT, lake.writeTrusts("2019", "run-2", "Beech"));
    Editions editions = lake.lake().editions();

    assertThat(lake.trusts(edition(lake, "2019"))).containsExactly("Acorn");
    assertThat(lake.trusts(editions.latest("2019").orElseThrow())).containsExactly("Beech");
    assertThat(editions.latest("2020")).isEmpty();
  }

  @Test
  void aManifestIsOneCommit() {
    TestLake lake = new TestLake(folder);
    TableCommit trusts = lake.writeTrusts("2019", "run-1", "Acorn");
    TableCommit published =
        lake.lake()
            .write("published/trust", "2019", TestLake.publishing("run-1"), lake.trusts("Acorn"));

    lake.complete("2019", "run-1", trusts, published);

    KernelSnapshot manifest =
        KernelSnapshot.latest(KernelEngine.forPath(lake.path()), lake.path().table("edition"))
            .orElseThrow();
    assertThat(manifest.version()).isEqualTo(1);
    assertThat(edition(lake, "2019").entries())
        .extracting(ManifestEntry::table)
        .containsExactly("published/trust", "trust");
    assertThat(edition(lake, "2019").read("published/trust").count()).isEqualTo(1);
  }

  @Test
  void aStageIsReusedWhileItsFingerprintAndItsRowsStand() {
    TestLake lake = new TestLake(folder);
    TableCommit commit = lake.writeTrusts("2019", "run-1", "Acorn");
    lake.manifest("2019", "run-1", Completeness.DRAFT, commit);
    Editions editions = lake.lake().editions();
    List<ManifestEntry> entries = List.of(commit.entry());

    assertThat(editions.reusable("2019", TestLake.STAGE, "fingerprint-run-1")).isEqualTo(entries);
    assertThat(editions.reusable("2019", TestLake.STAGE, "another")).isEmpty();
    assertThat(editions.reusable("2019", "cohort", "fingerprint-run-1")).isEmpty();
    assertThat(editions.reusable("2020", TestLake.STAGE, "fingerprint-run-1")).isEmpty();

    lake.writeTrusts("2019", "run-2", "Beech");
    assertThat(editions.reusable("2019", TestLake.STAGE, "fingerprint-run-1")).isEmpty();
  }

  @Test
  void aTableThatTheEditionLacksIsNamed() {
    TestLake lake = new TestLake(folder);
    lake.complete("2019", "run-1", lake.writeTrusts("2019", "run-1", "Acorn"));

    assertThatThrownBy(() -> edition(lake, "2019").read("school"))
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "Edition 2019 has no table school: the stage that writes it has not run. Its tables"
                + " are: trust");
  }

  private static Edition edition(TestLake lake, String name) {
    return lake.lake().editions().latestComplete(name).orElseThrow();
  }
}
