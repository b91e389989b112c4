package org.matimpact.pipeline.cli;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.ingest.Inputs;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.Edition;
import org.matimpact.pipeline.lake.Lake;
import org.matimpact.pipeline.lake.LakeException;
import org.matimpact.pipeline.lake.LakeHistory;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.run.CodeVersion;
import org.matimpact.pipeline.run.EditionRemoval;
import org.matimpact.pipeline.run.PipelineRun;
import org.matimpact.pipeline.run.Progress;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.statistics.propensity.LogisticRegression;

/** Runs stages on Spark for the commands. */
final class Jobs {

  private Jobs() {}

  /**
   * Checks the inputs where they are read, then runs. The first rows are looked at before Spark
   * starts, the rest of the register while it starts; rows of pupils are read by executors. Nothing
   * in the lake is touched before every row has been read.
   */
  static void run(Settings settings, List<Stage> stages, Completeness completeness) {
    boolean readsFiles = stages.get(0).inputs().isEmpty();
    if (readsFiles) {
      Inputs.check(settings);
    }
    CompletableFuture<Void> rest =
        CompletableFuture.runAsync(
            () -> {
              if (readsFiles) {
                Inputs.checkRegister(settings);
              }
            });
    Progress progress = progress();
    SparkSession spark = Sessions.open(settings.edition());
    try {
      await(rest);
      new PipelineRun(
              spark, lake(spark, settings), settings, Stages.study(), codeVersion(), progress)
          .run(stages, completeness);
    } finally {
      spark.stop();
    }
  }

  /**
   * Does work on the tables of an edition as they stand, drafts included, and writes nothing.
   *
   * @throws LakeException if the lake has no such edition
   */
  static <T> T onEdition(Settings settings, BiFunction<SparkSession, Edition, T> work) {
    SparkSession spark = Sessions.open(settings.edition());
    try {
      Edition edition =
          lake(spark, settings)
              .editions()
              .latest(settings.edition())
              .orElseThrow(
                  () ->
                      new LakeException(
                          "The lake %s has no edition %s. Make its cohort with: matimpact run --until cohort"
                              .formatted(settings.lake().path(), settings.edition())));
      return work.apply(spark, edition);
    } finally {
      spark.stop();
    }
  }

  /**
   * Takes an edition, or its pupils, out of a lake.
   *
   * @return names of the tables that had rows
   */
  static List<String> remove(EditionRemoval removal, LakePath path, String edition) {
    SparkSession spark = Sessions.open(removal.command() + " " + edition);
    try {
      Lake lake =
          new Lake(spark, path, TableContracts.load(), new LakeHistory(LakeHistory.DEFAULT_DAYS));
      return removal.run(lake, edition, codeVersion(), spark.version());
    } finally {
      spark.stop();
    }
  }

  private static String codeVersion() {
    return CodeVersion.of(List.of(Jobs.class, LogisticRegression.class));
  }

  private static Lake lake(SparkSession spark, Settings settings) {
    return new Lake(
        spark,
        new LakePath(settings.lake().path()),
        TableContracts.load(),
        new LakeHistory(settings.lake().historyDays()));
  }

  /** Into a log, unless the launcher has seen that standard error is a terminal. */
  static Progress progress() {
    return new Progress(
        System.err,
        Boolean.getBoolean("matimpact.terminal") ? Progress.Kind.TERMINAL : Progress.Kind.LOG);
  }

  private static void await(CompletableFuture<Void> check) {
    try {
      check.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
