package org.matimpact.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.matimpact.pipeline.run.StudyRun.without;

import java.io.IOException;
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
import org.matimpact.pipeline.synthetic.MadeUpEngland;
import org.matimpact.pipeline.synthetic.SyntheticSettings;

/** The shaded jar on a standalone cluster gives the numbers that one JVM gives. */
class SparkSubmitIT {

  private static final Path JAR =
      Path.of(System.getProperty("basedir", "."), "target", "pipeline-0.1.0-spark.jar");

  /**
   * Few contrasts, because the way from the jar to the numbers is tested and not the statistics; on
   * so few schools that designs must be allowed which no study would use.
   */
  private static final Map<String, String> FEW =
      Map.of(
          "cohort.size_bands", "[\"2+\"]",
          "match.designs", "[auto]",
          "match.least_comparison_ess", "4",
          "match.largest_weight_share", "0.5",
          "estimate.estimand_average", "[school]");

  private static final List<String> SAME =
      List.of(
          "pupil_distribution",
          "outcome_attrition",
          "contrast",
          "matched_school",
          "effect_estimate");

  private static final List<String> COMPARE_DESIGNS =
      List.of("match", "--compare", "--format", "csv", "-D", "match.compare=[pairs, full]");

  /** Every JVM of a cluster starts cold, and is over before a second compiler would pay. */
  private static final String ONE_COMPILER = "-XX:TieredStopAtLevel=1";

  @TempDir private Path folder;

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void aClusterGivesTheNumbersOfOneJvmAndLogsNoPupil() throws Exception {
    Path data = folder.resolve("data");
    MadeUpEngland.write(data, SyntheticSettings.of(0.01, 3).clean());
    String settings = Files.readString(Path.of("../../conf/demo.conf"));

    String log = onCluster(settings, data, List.of("run"), COMPARE_DESIGNS);

    assertThat(log).contains("phase,comparator,comparator_route").contains(",pairs,", ",full,");
    assertSame(local(settings, data), log);
    assertThat(StudyRun.rows(clusterLake(), "run", "demo", Completeness.COMPLETE))
        .extracting(row -> row.get("event"))
        .containsExactlyInAnyOrder("started", "finished");
    for (String pupil : pupils(data.resolve("KS2_PUPIL_2018.csv"))) {
      assertThat(log).doesNotContain(pupil);
    }
  }

  /** Keys of some pupils as the file has them. */
  private static List<String> pupils(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).startsWith("KS2_PupilMatchingRefAnonymous,");
    return lines.stream().skip(1).limit(500).map(line -> line.split(",", 2)[0]).toList();
  }

  /** Runs commands on a cluster, one after another; what everything wrote meanwhile. */
  @SafeVarargs
  private String onCluster(String settings, Path data, List<String>... commands) throws Exception {
    Path conf = Files.writeString(folder.resolve("demo.conf"), settings);
    try (SparkHome spark = new SparkHome(Files.createDirectory(folder.resolve("spark")))) {
      for (List<String> command : commands) {
        int exit = spark.submit(arguments(spark, conf, data, command));
        assertThat(exit).as(spark.log()).isZero();
      }
      return spark.log();
    }
  }

  private StudyRun local(String settings, Path data) {
    StudyRun local = new StudyRun(settings, data, folder.resolve("local-lake"));
    FEW.forEach(local::with);
    local.run();
    return local;
  }

  private void assertSame(StudyRun local, String log) {
    String[] mayDiffer = {"run_id", "provenance"};
    for (String table : SAME) {
      assertThat(
              without(
                  StudyRun.rows(clusterLake(), table, "demo", Completeness.COMPLETE), mayDiffer))
          .as("%s: %s", table, log)
          .isNotEmpty()
          .isEqualTo(without(local.rows(table, "demo"), mayDiffer));
    }
    assertThat(local.rows("effect_estimate", "demo"))
        .extracting(row -> row.get("status"))
        .contains("estimated");
  }

  private Path clusterLake() {
    return folder.resolve("cluster-lake");
  }

  private String[] arguments(SparkHome spark, Path conf, Path data, List<String> command) {
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
                "spark.sql.shuffle.partitions=2",
                "--conf",
                "spark.executor.extraJavaOptions=" + ONE_COMPILER,
                "--driver-java-options",
                ONE_COMPILER,
                "--driver-memory",
                "768m",
                "--class",
                Main.class.getName(),
                JAR.toAbsolutePath().toString()));
    arguments.addAll(command);
    arguments.addAll(
        List.of("-c", conf.toString(), "-D", "data=" + data, "--lake", clusterLake().toString()));
    FEW.forEach((key, value) -> arguments.addAll(List.of("-D", key + "=" + value)));
    return arguments.toArray(String[]::new);
  }
}
