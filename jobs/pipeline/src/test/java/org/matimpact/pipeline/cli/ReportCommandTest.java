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
    Command report = report(PublishedLake.folder(), "--edition=" + PublishedLake.EDITION);

    Path usual = PublishedLake.folder().resolve("published/report").resolve(PublishedLake.EDITION);
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
    Path out = folder.resolve("elsewhere");

    Command report =
        report(PublishedLake.folder(), "--edition=" + PublishedLake.EDITION, "--out=" + out);

    assertThat(report.exit()).as(report.problems()).isZero();
    assertThat(report.out()).contains(out + "/matimpact-2019-open.xlsx");
    assertThat(out.resolve("SHA256SUMS")).exists();
  }

  @Test
  void anEditionThatIsNotPublishedIsSaidToBeSo() {
    TestLake lake = new TestLake(folder);
    lake.complete("2019", "run-1", lake.writeTrusts("2019", "run-1", "Acorn"));

    Command report = report(folder, "--edition=2019");

    assertThat(report.exit()).isEqualTo(2);
    assertThat(report.problems()).contains("has no edition '2019'");
    assertThat(report.out()).isEmpty();
  }

  private static Command report(Path lake, String... more) {
    String[] arguments = new String[4 + more.length];
    arguments[0] = "report";
    arguments[1] = "--conf=" + SETTINGS;
    arguments[2] = "--lake=" + lake;
    arguments[3] = "-Ddata=unread";
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Command.run(arguments);
  }
}
