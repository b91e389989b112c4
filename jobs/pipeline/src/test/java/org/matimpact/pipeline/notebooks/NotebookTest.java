package org.matimpact.pipeline.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the notebook for real: its cells in JShell, and the page through Jupyter where it is. */
class NotebookTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path NOTEBOOK = ROOT.resolve("notebooks/reading-effects.ipynb");

  @TempDir Path folder;

  @Test
  void everyCellRunsAndShowsTheHeadlineEffects() throws Exception {
    EffectsLake.write(folder.resolve("lake"));
    Path displayed = folder.resolve("displayed.html");

    Ended run = run(shell(displayed));

    assertThat(run.status()).as(run.text()).isZero();
    assertThat(run.text()).contains("3 headline rows").contains("Cells run: 5");
    assertShown(Files.readString(displayed));
  }

  @Test
  void aLakeWithoutAnEditionFailsAndSaysWhatToDo() throws Exception {
    Ended run = run(shell(folder.resolve("displayed.html")));

    assertThat(run.status()).as(run.text()).isEqualTo(1);
    assertThat(run.text()).contains("run bin/matimpact demo, or set MATIMPACT_LAKE");
  }

  @Test
  void theNotebookIsCommittedWithoutOutputs() throws IOException {
    assertThat(NotebookCells.outputs(NOTEBOOK)).isEmpty();
  }

  @Test
  @Tag("external")
  void jupyterExecutesThePage() throws Exception {
    JupyterKernel.require();
    EffectsLake.write(folder.resolve("lake"));

    Ended installed = run(JupyterKernel.install(ROOT, folder));
    assertThat(installed.status()).as(installed.text()).isZero();
    Ended run = run(JupyterKernel.execute(NOTEBOOK, folder));
    if (JupyterKernel.didNotStart(run.text())) {
      run = run(JupyterKernel.execute(NOTEBOOK, folder));
    }
    JupyterKernel.requireStarted(run.text());

    assertThat(run.status()).as(run.text()).isZero();
    Path page = folder.resolve(NOTEBOOK.getFileName());
    assertShown(
        NotebookCells.outputs(page).stream()
            .map(output -> output.path("data").path("text/html"))
            .map(NotebookTest::joined)
            .collect(Collectors.joining("\n")));
  }

  /** The table with intervals and trusts in reading order, and a picture with a mark an effect. */
  private static void assertShown(String displayed) {
    assertThat(displayed)
        .containsSubsequence(
            "<table>",
            ">-0.05<",
            ">-0.11 to 0.01<",
            ">17<",
            "not estimable: 0.71 of the treated kept, fewer than 0.80 &amp; &lt;few&gt;",
            ">0.13<",
            ">0.02 to 0.24<",
            "<svg",
            "not estimable",
            "</svg>",
            "3 rows: conditions on not converting")
        .containsOnlyOnce("<svg")
        .doesNotContain("9.75");
    assertThat(displayed.split("<circle", -1)).hasSize(3);
  }

  private static String joined(JsonNode lines) {
    StringBuilder text = new StringBuilder(lines.asText());
    lines.forEach(line -> text.append(line.asText()));
    return text.toString();
  }

  private static ProcessBuilder shell(Path displayed) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@" + ROOT.resolve("conf/spark.jvm"),
        "-D" + NotebookMain.DISPLAYED + "=" + displayed,
        "-cp",
        System.getProperty("java.class.path"),
        NotebookMain.class.getName(),
        NOTEBOOK.toString());
  }

  private Ended run(ProcessBuilder command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    command.environment().put("MATIMPACT_LAKE", folder.resolve("lake").toString());
    int status = command.redirectErrorStream(true).redirectOutput(out.toFile()).start().waitFor();
    return new Ended(status, Files.readString(out));
  }

  private record Ended(int status, String text) {}
}
