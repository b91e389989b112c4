package org.matimpact.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.lake.EditionTables.Zone;

class EditionTablesTest {

  @TempDir Path folder;

  @Test
  void aZoneShowsItsOwnTablesOnly() {
    TestLake lake = new TestLake(folder);
    TableRows trusts = lake.rows("trust");
    trusts.add().put("source", "gias").put("trust_uid", "1").put("closed_on", LocalDate.EPOCH);
    TableRows overlap = lake.rows("overlap");
    overlap.add().put("contrast_id", "c").put("treated_min", 0.5);
    lake.complete(
        "2019",
        "run-1",
        lake.lake().write("trust", "2019", TestLake.stamp("run-1"), trusts.list()),
        lake.lake()
            .write("published/overlap", "2019", TestLake.publishing("run-1"), overlap.list()));

    EditionTables restricted = tables(lake, "2019", Zone.RESTRICTED);
    EditionTables published = tables(lake, "2019", Zone.PUBLISHED);

    assertThat(restricted.names()).containsExactly("trust");
    assertThat(published.names()).containsExactly("overlap");
    assertThat(published.find("trust")).isEmpty();
    assertThat(tables(lake, "2020", Zone.PUBLISHED).names()).isEmpty();

    assertThat(published.manifest().runId()).isEqualTo("run-1");
    assertThatThrownBy(() -> tables(lake, "2020", Zone.PUBLISHED).manifest())
        .isInstanceOf(UnknownNameException.class)
        .hasMessageContaining("no edition '2020'. There are: 2019");

    EditionTable.Line line = published.table("overlap").rows().get(0);
    assertThat(line.text("contrast_id")).isEqualTo("c");
    assertThat(line.number("treated_min")).isEqualTo(OptionalDouble.of(0.5));
    assertThat(line.number("treated_max")).isEmpty();
    assertThat(restricted.table("trust").rows().get(0).value("closed_on"))
        .isEqualTo(Optional.of(LocalDate.EPOCH));
    assertThatThrownBy(() -> line.text("colour"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("colour");
  }

  private static EditionTables tables(TestLake lake, String edition, Zone zone) {
    return new EditionTables(lake.kernel(), edition, zone, Completeness.COMPLETE);
  }
}
