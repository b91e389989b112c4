package org.matimpact.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
