package org.matimpact.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.lake.TestSpark;

class StageProgressTest {

  @TempDir Path folder;

  @Test
  void tasksAndTheRowsTheyReadAreCounted() throws TimeoutException {
    SparkSession spark = TestSpark.session();
    String file = folder.resolve("rows").toString();
    spark.range(0, 1000, 1, 4).write().parquet(file);
    TaskCounter counter = new TaskCounter();
    spark.sparkContext().addSparkListener(counter);
    try {
      spark.read().schema("id bigint").parquet(file).write().format("noop").mode("append").save();
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      spark.sparkContext().removeSparkListener(counter);
    }

    assertThat(counter.counts().rows()).isEqualTo(1000);
    assertThat(counter.counts().tasks()).isPositive().isEqualTo(counter.counts().done());
  }

  @Test
  void aMessageHasTheShareDoneAndWhatWasRead() {
    assertThat(StageProgress.message(new TaskCounter.Counts(48, 30, 1234567)))
        .contains("62 % done, 30 of 48 tasks, 1,234,567 rows read");
    assertThat(StageProgress.message(new TaskCounter.Counts(8, 0, 0)))
        .contains("0 % done, 0 of 8 tasks");
    assertThat(StageProgress.message(new TaskCounter.Counts(0, 0, 0))).isEqualTo(Optional.empty());
  }

  @Test
  void aLogHasLinesAndATerminalWritesOverThoseOfTheMoment() {
    assertThat(said(Progress.Kind.LOG))
        .matches("(?s) +[0-9.]+ s  scan      half\n +[0-9.]+ s  scan      done\n");
    assertThat(said(Progress.Kind.TERMINAL))
        .matches("(?s) +[0-9.]+ s  scan      half\r\033\\[2K +[0-9.]+ s  scan      done\n");
  }

  private static String said(Progress.Kind kind) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Progress progress = new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), kind);
    progress.sayForNow("scan", "half");
    progress.say("scan", "done");
    progress.clear();
    return out.toString(StandardCharsets.UTF_8);
  }
}
