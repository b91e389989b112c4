package org.matimpact.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matimpact.pipeline.run.StudyRun.without;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.run.StudyRun;
import org.matimpact.pipeline.run.TinyEngland;

/** The shaded jar on a standalone cluster gives the numbers that one JVM gives. */
class SparkSubmitIT {

  private static final Path JAR =
      Path.of(System.getProperty("basedir", "."), "target", "pipeline-0.1.0-spark.jar");

  /** Fewer contrasts: the way from the jar to the numbers is tested, not the statistics. */
  private static final Map<String, String> FEW =
      Map.of(
          "cohort.size_bands", "[\"2+\"]",
          "cohort.size_at", "[end]",
          "match.designs", "[auto]");

  /** Every JVM of a cluster starts cold, and is over before a second compiler would pay. */
  private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

  @TempDir private Path folder;

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void aClusterGivesTheNumbersOfOneJvm() throws Exception {
    TinyEngland.draw().write(folder);
    Path clusterLake = folder.resolve("cluster-lake");
    Path localLake = folder.resolve("local-lake");

    try (SparkHome spark = new SparkHome(Files.createDirectory(folder.resolve("spark")))) {
      int exit = spark.submit(arguments(spark, clusterLake));
      assertThat(exit).as(spark.log()).isZero();
    }
    StudyRun local = StudyRun.tiny(folder, localLake);
    FEW.forEach(local::with);
    local.run();

    for (String table : List.of("contrast", "matched_school", "effect_estimate")) {
      assertThat(rows(clusterLake, table)).as(table).isNotEmpty().isEqualTo(rows(localLake, table));
    }
    assertThat(StudyRun.rows(clusterLake, "run", "tiny", Completeness.COMPLETE))
        .extracting(row -> row.get("event"))
        .containsExactlyInAnyOrder("started", "finished");
  }

  private String[] arguments(SparkHome spark, Path lake) throws Exception {
    Path conf = Files.writeString(folder.resolve("tiny.conf"), TinyEngland.settings());
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--master",
                spark.master(),
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1",
                "--conf",
                "spark.executor.memory=768m",
                "--conf",
                "spark.executor.extraJavaOptions=" + ONE_COMPILER,
                "--driver-java-options",
                ONE_COMPILER,
                "--driver-memory",
                "768m",
                "--class",
                Main.class.getName(),
                JAR.toAbsolutePath().toString(),
                "run",
                "-c",
                conf.toString(),
                "-D",
                "data=" + folder,
                "--lake",
                lake.toString()));
    FEW.forEach((key, value) -> arguments.addAll(List.of("-D", key + "=" + value)));
    return arguments.toArray(String[]::new);
  }

  /** Rows without what names the run and the code. */
  private static List<Map<String, Object>> rows(Path lake, String table) {
    return without(
        StudyRun.rows(lake, table, "tiny", Completeness.COMPLETE), "run_id", "provenance");
  }
}
