package org.matimpact.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.export.ExportException;
import org.matimpact.pipeline.export.PublishedLake;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsLoader;
import picocli.CommandLine;

/** Files that cannot be written after a run. */
class ReportFilesTest {

  private static final Path SETTINGS = Path.of("../../conf/england-open-2019.conf");

  @TempDir private Path folder;

  /** A folder with files of somebody else's is never replaced. */
  @Test
  void theRunEndsWithOneAndTheEditionStands() throws IOException {
    Path lake = copied(PublishedLake.folder(), folder.resolve("lake"));
    Path taken = lake.resolve("published/report").resolve(PublishedLake.EDITION);
    Files.createDirectories(taken);
    Files.deleteIfExists(taken.resolve("SHA256SUMS"));
    Files.writeString(taken.resolve("notes.txt"), "somebody else's");

    Throwable failure = catchThrowable(() -> ReportFiles.afterRun(settings(lake)));

    assertThat(failure)
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("The edition 2019-open is complete")
        .hasMessageContaining("matimpact report");
    assertThat(exit((Exception) failure)).isEqualTo(1);
    assertThat(taken.resolve("notes.txt")).hasContent("somebody else's");
    ReportFiles files = new ReportFiles(settings(lake), PublishedLake.EDITION);
    assertThat(files.write(folder.resolve("elsewhere").toString()))
        .anyMatch(file -> file.endsWith("report.html"));
  }

  private static int exit(Exception failure) {
    CommandLine line = Main.commandLine();
    line.setErr(new java.io.PrintWriter(java.io.Writer.nullWriter()));
    return new ExitCodes().handleExecutionException(failure, line, null);
  }

  private static Settings settings(Path lake) throws IOException {
    return SettingsLoader.parse(
        Files.readString(SETTINGS),
        Map.of("edition", PublishedLake.EDITION, "lake", lake.toString(), "data", "unread"));
  }

  private static Path copied(Path from, Path to) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(from)) {
      paths = walk.toList();
    }
    for (Path path : paths) {
      Files.copy(path, to.resolve(from.relativize(path).toString()));
    }
    return to;
  }
}
