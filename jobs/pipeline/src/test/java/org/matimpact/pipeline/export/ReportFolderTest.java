package org.matimpact.pipeline.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

  @TempDir Path folder;

  @Test
  void aFolderIsReplacedAsAWhole() throws IOException {
    Path report = folder.resolve("deep/report");
    List<String> first =
        write(report, EditionFile.text("a.txt", "1"), EditionFile.text("b/c.txt", "2"));
    write(report, EditionFile.text("b/c.txt", "3"));

    assertThat(first).containsExactly(report + "/a.txt", report + "/b/c.txt");
    assertThat(Files.readString(report.resolve("b/c.txt"))).isEqualTo("3");
    // SHA-256 of the one character "3", by sha256sum
    assertThat(Files.readString(report.resolve("SHA256SUMS")))
        .isEqualTo("4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce  b/c.txt\n");
    assertThat(names(report)).containsExactlyInAnyOrder("SHA256SUMS", "b");
    assertThat(names(folder.resolve("deep"))).containsExactly("report");
  }

  @Test
  void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
    Path theirs = Files.createDirectories(folder.resolve("theirs"));
    Files.writeString(theirs.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> write(theirs, EditionFile.text("a.txt", "1")))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining("another program made it")
        .hasMessageContaining("--out");
    assertThat(names(theirs)).containsExactly("thesis.txt");
  }

  @Test
  void whatCannotBeWrittenWholeLeavesWhatWasThere() throws IOException {
    Path report = folder.resolve("report");
    write(report, EditionFile.text("a.txt", "1"));

    assertThatThrownBy(
            () -> write(report, EditionFile.text("x", "2"), EditionFile.text("x/y.txt", "3")))
        .isInstanceOf(ExportException.class)
        .hasMessageContaining(report.toString());
    assertThat(Files.readString(report.resolve("a.txt"))).isEqualTo("1");
  }

  private static List<String> write(Path folder, EditionFile... files) {
    return ReportFolder.replace(folder.toString(), List.of(files));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
