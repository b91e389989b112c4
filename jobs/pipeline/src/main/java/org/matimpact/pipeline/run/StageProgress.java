package org.matimpact.pipeline.run;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;

/** Says at intervals how far a stage is, as long as it works. */
final class StageProgress extends TimerTask {

  private static final Duration IN_A_LOG = Duration.ofSeconds(30);
  private static final Duration ON_A_TERMINAL = Duration.ofSeconds(1);

  private final TaskCounter counter;
  private final Progress progress;
  private final String stage;
  private boolean ended;

  private StageProgress(TaskCounter counter, Progress progress, String stage) {
    this.counter = counter;
    this.progress = progress;
    this.stage = stage;
  }

  /** Does a stage's work and says meanwhile how far it is. */
  static <T> T during(SparkContext spark, Progress progress, String stage, Supplier<T> work) {
    TaskCounter counter = new TaskCounter();
    StageProgress saying = new StageProgress(counter, progress, stage);
    Timer clock = new Timer("progress", true);
    spark.addSparkListener(counter);
    try {
      long period = period(progress.kind()).toMillis();
      clock.scheduleAtFixedRate(saying, period, period);
      return work.get();
    } finally {
      clock.cancel();
      spark.removeSparkListener(counter);
      saying.end();
    }
  }

  private static Duration period(Progress.Kind kind) {
    return kind == Progress.Kind.TERMINAL ? ON_A_TERMINAL : IN_A_LOG;
  }

  @Override
  public synchronized void run() {
    if (!ended) {
      message(counter.counts()).ifPresent(text -> progress.sayForNow(stage, text));
    }
  }

  /** Nothing is said once the stage has ended. */
  private synchronized void end() {
    ended = true;
    progress.clear();
  }

  /** How far the tasks are that are known so far; empty before the first. */
  static Optional<String> message(TaskCounter.Counts counts) {
    if (counts.tasks() == 0) {
      return Optional.empty();
    }
    String tasks =
        String.format(
            Locale.ROOT,
            "%d %% done, %,d of %,d tasks",
            100L * counts.done() / counts.tasks(),
            counts.done(),
            counts.tasks());
    return Optional.of(
        counts.rows() == 0
            ? tasks
            : tasks + String.format(Locale.ROOT, ", %,d rows read", counts.rows()));
  }
}
