package org.matimpact.pipeline.lake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeConcurrencyTest {

  private static final List<String> EDITIONS = List.of("2018", "2019");

  @TempDir Path folder;

  @Test
  void runsOfDifferentEditionsWriteTheSameTableAtTheSameTime()
      throws InterruptedException, ExecutionException {
    TestLake lake = new TestLake(folder);

    List<TableCommit> made = writeAtOnce(lake, "first");
    List<TableCommit> rewritten = writeAtOnce(lake, "second");

    assertThat(made).extracting(TableCommit::version).doesNotHaveDuplicates();
    assertThat(rewritten).extracting(TableCommit::rows).containsOnly(1L);
    for (int i = 0; i < EDITIONS.size(); i++) {
      lake.complete(EDITIONS.get(i), rewritten.get(i).runId(), rewritten.get(i));
    }
    assertThat(lake.kernel().tables())
        .extracting(TableSummary::runId)
        .containsExactly("second-2018", "second-2019");
  }

  @Test
  void aTableThatAnotherRunIsMakingIsWaitedFor() throws Exception {
    TestLake other = new TestLake(folder.resolve("other"));
    other.writeTrusts("2018", "other", "Oak");
    Path commit = Path.of("restricted/trust/_delta_log/00000000000000000000.json");
    Path log = folder.resolve("lake").resolve(commit).getParent();
    Files.createDirectories(log);
    ScheduledExecutorService otherRun = Executors.newSingleThreadScheduledExecutor();
    try {
      Future<Path> made =
          otherRun.schedule(
              () ->
                  Files.copy(
                      folder.resolve("other").resolve(commit), log.resolve(commit.getFileName())),
              1,
              SECONDS);

      TableCommit written = new TestLake(folder.resolve("lake")).writeTrusts("2019", "run", "Elm");

      made.get();
      assertThat(written.version()).isEqualTo(1);
      assertThat(written.rows()).isEqualTo(1);
    } finally {
      otherRun.shutdownNow();
    }
  }

  @Test
  void filesThatAreNoTableAreLeftAloneAndNamed() throws IOException {
    TestLake lake = new TestLake(folder);
    Path foreign = folder.resolve("restricted/trust/notes.txt");
    Files.createDirectories(foreign.getParent());
    Files.writeString(foreign, "not a table");

    assertThatThrownBy(() -> lake.writeTrusts("2019", "run", "Acorn"))
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("Table trust: its folder holds files but no Delta table");
    assertThat(foreign).hasContent("not a table");
  }

  private static List<TableCommit> writeAtOnce(TestLake lake, String run)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(EDITIONS.size());
    try {
      List<Future<TableCommit>> writes = new ArrayList<>();
      for (String edition : EDITIONS) {
        writes.add(threads.submit(() -> lake.writeTrusts(edition, run + "-" + edition, "Acorn")));
      }
      List<TableCommit> commits = new ArrayList<>();
      for (Future<TableCommit> write : writes) {
        commits.add(write.get());
      }
      return commits;
    } finally {
      threads.shutdownNow();
    }
  }
}
