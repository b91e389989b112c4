package org.matimpact.pipeline.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.External;
import org.matimpact.pipeline.External.Ended;
import org.matimpact.pipeline.export.PublishedLake;
import org.matimpact.pipeline.export.ReportFolder;
import org.matimpact.pipeline.export.datapackage.DataPackage;

/** Runs the scripts on a data package: they print the same and draw a picture. */
@Tag("external")
class ReadEffectsTest {

  private static final Path SCRIPTS = Path.of("../../notebooks");

  private static final String PRINTED =
      """
      progress_8, all against maintained (17 trusts): 0.000 (-0.100 to 0.100) Progress 8 points
      progress_8, 2-3 against maintained (4 trusts): not_estimable: no match
      progress_8, 16+ against maintained (trusts not stated): suppressed: fewer than 3 trusts
      3 headline effects, 1 estimated
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void publish() {
    ReportFolder.replace(
        folder.resolve("report").toString(), new DataPackage().files(PublishedLake.read()));
  }

  @Test
  void python() throws Exception {
    assertReads(External.python("matplotlib"), "read_effects.py");
  }

  @Test
  void statisticiansR() throws Exception {
    if (!External.isOnPath("Rscript")
        || External.run("Rscript", "-e", "library(jsonlite)").status() != 0) {
      External.missing("no Rscript with jsonlite");
    }
    assertReads("Rscript", "read_effects.R");
  }

  private static void assertReads(String program, String script)
      throws IOException, InterruptedException {
    Path picture = folder.resolve(script + ".png");

    Ended ended =
        External.run(
            program,
            SCRIPTS.resolve(script).toString(),
            folder.resolve("report/data_package").toString(),
            picture.toString());

    assertThat(ended.text()).isEqualTo(PRINTED);
    assertThat(ended.status()).isZero();
    byte[] drawn = Files.readAllBytes(picture);
    assertThat(new String(drawn, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
  }
}
