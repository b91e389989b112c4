package org.matimpact.pipeline.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.Lake;
import org.matimpact.pipeline.lake.LakeException;
import org.matimpact.pipeline.lake.ManifestEntry;
import org.matimpact.pipeline.lake.RunStamp;
import org.matimpact.pipeline.settings.Settings;

/**
 * One run of some stages. Stages write tables; the manifest at the end makes them the edition, so a
 * run that is killed leaves the last complete edition as it was.
 */
public final class PipelineRun {

  private final List<Stage> study;
  private final SparkSession spark;
  private final Lake lake;
  private final Settings settings;
  private final String codeVersion;
  private final Progress progress;
  private final Map<String, ManifestEntry> tables = new TreeMap<>();
  private final Map<String, String> seconds = new LinkedHashMap<>();

  /**
   * Prepares a run.
   *
   * @param study every stage in the order of the study
   * @param codeVersion which code makes the numbers
   */
  public PipelineRun(
      SparkSession spark,
      Lake lake,
      Settings settings,
      List<Stage> study,
      String codeVersion,
      Progress progress) {
    this.study = List.copyOf(study);
    this.spark = spark;
    this.lake = lake;
    this.settings = settings;
    this.codeVersion = codeVersion;
    this.progress = progress;
  }

  /**
   * Runs stages in order.
   *
   * @param stages the stages to run; a stage before them must have left its tables in the edition
   * @param completeness whether the last of them is the last of the study
   * @throws LakeException if an input table is missing, or another run came between
   */
  public void run(List<Stage> stages, Completeness completeness) {
    String runId = RunId.next();
    String command = String.join(",", stages.stream().map(Stage::name).toList());
    RunLog log =
        new RunLog(
            lake,
            settings.edition(),
            settings.rendered(),
            runId,
            command,
            codeVersion,
            spark.version());
    log.event("started", seconds, "");
    try {
      lake.editions()
          .latest(settings.edition())
          .ifPresent(edition -> edition.entries().forEach(e -> tables.put(e.table(), e)));
      for (Stage stage : stages) {
        runOrReuse(stage, runId);
      }
      lake.editions()
          .commit(settings.edition(), runId, upTo(stages.get(stages.size() - 1)), completeness);
      log.event("finished", seconds, "");
      progress.say(
          "run",
          "edition " + settings.edition() + " is " + state(completeness) + " (run " + runId + ")");
    } catch (Exception e) { // Spark's own are checked, and Scala declares none
      log.event("failed", seconds, e.getClass().getSimpleName());
      throw e;
    }
  }

  /**
   * The tables up to the last stage that ran, and those of later stages that would come out as they
   * are: what was made from something that this run has replaced is left out.
   */
  private List<ManifestEntry> upTo(Stage last) {
    List<String> names = study.stream().map(Stage::name).toList();
    int end = names.indexOf(last.name());
    Map<String, ManifestEntry> standing = new TreeMap<>(tables);
    standing.values().removeIf(entry -> names.indexOf(entry.stage()) > end);
    for (Stage later : study.subList(end + 1, study.size())) {
      if (standing.keySet().containsAll(later.inputs())) {
        String fingerprint = Fingerprint.of(later, settings, codeVersion, standing);
        tables.values().stream()
            .filter(entry -> entry.stage().equals(later.name()))
            .filter(entry -> entry.fingerprint().equals(fingerprint))
            .forEach(entry -> standing.put(entry.table(), entry));
      }
    }
    return List.copyOf(standing.values());
  }

  private static String state(Completeness completeness) {
    return completeness.name().toLowerCase(Locale.ROOT);
  }

  private void runOrReuse(Stage stage, String runId) {
    requireInputs(stage);
    String fingerprint = Fingerprint.of(stage, settings, codeVersion, tables);
    List<ManifestEntry> standing =
        lake.editions().reusable(settings.edition(), stage.name(), fingerprint);
    long began = System.nanoTime();
    if (standing.size() == stage.outputs().size()) {
      standing.forEach(entry -> tables.put(entry.table(), entry));
      seconds.put(stage.name(), "reused");
      progress.say(stage.name(), "unchanged: its tables are reused");
      return;
    }
    LakeContext context =
        new LakeContext(
            stage,
            settings,
            spark,
            lake,
            tables,
            new RunStamp(runId, stage.name(), fingerprint),
            progress);
    List<ManifestEntry> written =
        StageProgress.during(spark.sparkContext(), progress, stage.name(), context::execute);
    requireOutputs(stage, written);
    written.forEach(entry -> tables.put(entry.table(), entry));
    double took = (System.nanoTime() - began) / 1e9;
    seconds.put(stage.name(), String.format(Locale.ROOT, "%.1f", took));
    progress.say(stage.name(), String.format(Locale.ROOT, "done in %.1f s", took));
  }

  private void requireInputs(Stage stage) {
    List<String> missing = new ArrayList<>(stage.inputs());
    missing.removeAll(tables.keySet());
    if (!missing.isEmpty()) {
      throw new LakeException(
          "Stage "
              + stage.name()
              + " needs "
              + String.join(", ", missing)
              + ", which edition "
              + settings.edition()
              + " does not have yet; run the stages before it first");
    }
  }

  private static void requireOutputs(Stage stage, List<ManifestEntry> written) {
    List<String> missing = new ArrayList<>(stage.outputs());
    written.forEach(entry -> missing.remove(entry.table()));
    if (!missing.isEmpty()) {
      throw new IllegalStateException("stage " + stage.name() + " did not write " + missing);
    }
  }
}
