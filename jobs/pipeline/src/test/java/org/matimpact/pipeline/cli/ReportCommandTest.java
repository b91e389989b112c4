package org.matimpact.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.export.PublishedLake;
import org.matimpact.pipeline.lake.TestLake;

class ReportCommandTest {

  private static final String SETTINGS = "../../conf/england-open-2019.conf";

  @TempDir Path folder;

  @Test
  void filesLieInThePublishedPartOfTheLakeAndTheirPathsArePrinted() {
    PublishedLake.write(folder);

    Command report = report("--edition=" + PublishedLake.EDITION);

    Path usual = folder.resolve("published/report").resolve(PublishedLake.EDITION);
    assertThat(report.exit()).as(report.problems()).isZero();
    assertThat(report.out().lines())
        .contains(
            usual + "/data_package/datapackage.json",
            usual + "/explore_education_statistics/matimpact_effects.meta.csv",
            usual + "/matimpact-2019-open.xlsx")
        .allMatch(path -> Files.exists(Path.of(path)));
    assertThat(usual.resolve("data_package/README.md"))
        .content()
        .contains("Made from: ", "Academies and their groups, legacy layout of GIAS");
  }

  @Test
  void anotherFolderCanBeNamed() {
    PublishedLake.write(folder);
    Path out = folder.resolve("elsewhere");

    assertThat(report("--edition=" + PublishedLake.EDITION, "--out=" + out).exit()).isZero();
    assertThat(out.resolve("SHA256SUMS")).exists();
    assertThat(folder.resolve("published/report")).doesNotExist();
  }

  @Test
  void anEditionThatIsNotPublishedIsSaidToBeSo() {
    TestLake lake = new TestLake(folder);
    lake.complete("2019", "run-1", lake.writeTrusts("2019", "run-1", "Acorn"));

    Command report = report("--edition=2019");

    assertThat(report.exit()).isEqualTo(2);
    assertThat(report.problems()).contains("has no edition '2019'");
    assertThat(report.out()).isEmpty();
  }

  private Command report(String... more) {
    String[] arguments = new String[4 + more.length];
    arguments[0] = "report";
    arguments[1] = "--conf=" + SETTINGS;
    arguments[2] = "--lake=" + folder;
    arguments[3] = "-Ddata=unread";
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Command.run(arguments);
  }
}
