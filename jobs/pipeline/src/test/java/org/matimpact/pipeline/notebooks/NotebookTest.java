package org.matimpact.pipeline.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the notebooks for real: their cells in JShell, and a page through Jupyter where it is. */
class NotebookTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final String EFFECTS = "reading-effects";

  @TempDir static Path folder;

  @BeforeAll
  static void writeLake() {
    PublishedLake.write(folder.resolve("lake"));
  }

  @Test
  void headlineEffectsAreATableAndAPicture() throws Exception {
    Ran run = inShell(EFFECTS);

    assertThat(run.printed()).contains("5 headline rows").contains("Cells run: 6");
    assertEffects(run.displayed());
  }

  @Test
  void balanceIsALovePlot() throws Exception {
    Ran run = inShell("checking-balance");

    assertThat(run.printed()).contains("secondary.maintained.all");
    assertThat(run.displayed())
        .containsSubsequence(
            ">0.97<", ">0.08<", ">good<", "<svg", "fsm6 percent", "</svg>", ">0.77<");
    // Hollow circles before for both covariates, a filled one after for the one that has it.
    assertThat(run.displayed().split("fill='none'", -1)).hasSize(3);
    assertThat(run.displayed().split("fill='#0b7285'", -1)).hasSize(2);
  }

  @Test
  void trustsAreACaterpillar() throws Exception {
    assertThat(inShell("trust-variation").displayed())
        .containsSubsequence(
            ">0.11<", ">0.04 to 0.19<", "<svg", "3 trusts", "</svg>", ">slope<", ">-0.15 to 0.01<");
  }

  @Test
  void editionsStandSideBySide() throws Exception {
    Ran run = inShell("comparing-editions");

    assertThat(run.printed()).contains("5 headline rows in 1 editions");
    assertThat(run.displayed())
        .containsSubsequence(">899<", ">699<", ">0.13 (0.02 to 0.24), 17 trusts<", ">suppressed<");
  }

  @Test
  void aLakeWithoutAnEditionFailsAndSaysWhatToDo() throws Exception {
    Ended run = run(shell(EFFECTS, folder.resolve("nothing.html")), folder.resolve("no-lake"));

    assertThat(run.status()).as(run.text()).isEqualTo(1);
    assertThat(run.text()).contains("run bin/matimpact demo, or set MATIMPACT_LAKE");
  }

  @Test
  void notebooksAreCommittedWithoutOutputs() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("notebooks"))) {
      List<Path> notebooks = files.filter(file -> file.toString().endsWith(".ipynb")).toList();
      assertThat(notebooks).hasSize(4);
      for (Path notebook : notebooks) {
        assertThat(NotebookCells.outputs(notebook)).as(notebook.toString()).isEmpty();
      }
    }
  }

  @Test
  @Tag("external")
  void jupyterExecutesAPage() throws Exception {
    JupyterKernel.require();
    Ended installed = run(JupyterKernel.install(ROOT, folder), folder.resolve("lake"));
    assertThat(installed.status()).as(installed.text()).isZero();
    Ended run = run(JupyterKernel.execute(notebook(EFFECTS), folder), folder.resolve("lake"));
    if (JupyterKernel.didNotStart(run.text())) {
      run = run(JupyterKernel.execute(notebook(EFFECTS), folder), folder.resolve("lake"));
    }
    JupyterKernel.requireStarted(run.text());

    assertThat(run.status()).as(run.text()).isZero();
    Path page = folder.resolve(EFFECTS + ".ipynb");
    assertEffects(
        NotebookCells.outputs(page).stream()
            .map(output -> output.path("data").path("text/html"))
            .map(NotebookTest::joined)
            .collect(Collectors.joining("\n")));
  }

  /** The table with intervals and trusts in reading order, and a picture with a mark an effect. */
  private static void assertEffects(String displayed) {
    assertThat(displayed)
        .containsSubsequence(
            "<table>",
            ">0.04<",
            ">-0.05<",
            ">-0.11 to 0.01<",
            ">17<",
            "not estimable: 0.71 of the treated kept, fewer than 0.80 &amp; &lt;few&gt;",
            "suppressed: few trusts",
            ">0.13<",
            ">0.02 to 0.24<",
            "<svg",
            "not estimable",
            "</svg>",
            "5 rows: conditions on not converting")
        .containsOnlyOnce("<svg")
        .doesNotContain("9.75");
    assertThat(displayed.split("<circle", -1)).hasSize(4);
  }

  private static String joined(JsonNode lines) {
    StringBuilder text = new StringBuilder(lines.asText());
    lines.forEach(line -> text.append(line.asText()));
    return text.toString();
  }

  private static Path notebook(String name) {
    return ROOT.resolve("notebooks/" + name + ".ipynb");
  }

  private static Ran inShell(String notebook) throws Exception {
    Path displayed = folder.resolve(notebook + ".html");
    Ended run = run(shell(notebook, displayed), folder.resolve("lake"));
    assertThat(run.status()).as(run.text()).isZero();
    return new Ran(run.text(), Files.readString(displayed));
  }

  private static ProcessBuilder shell(String notebook, Path displayed) {
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "@" + ROOT.resolve("conf/spark.jvm"),
        // Cells run once: over before a second compiler would pay.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-D" + NotebookMain.DISPLAYED + "=" + displayed,
        "-cp",
        System.getProperty("java.class.path"),
        NotebookMain.class.getName(),
        notebook(notebook).toString());
  }

  private static Ended run(ProcessBuilder command, Path lake)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    command.environment().put("MATIMPACT_LAKE", lake.toString());
    int status = command.redirectErrorStream(true).redirectOutput(out.toFile()).start().waitFor();
    return new Ended(status, Files.readString(out));
  }

  private record Ended(int status, String text) {}

  private record Ran(String printed, String displayed) {}
}
