package org.matimpact.pipeline.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.lake.TestLake;

/** Runs the command on a class path from which Spark, Scala and Delta's Spark part are taken. */
class ShowWithoutSparkTest {

  private static final Pattern SPARK = Pattern.compile("(spark|scala|delta-spark)[^/]*\\.jar$");

  @TempDir Path folder;

  @Test
  void aTableIsPrintedWithoutSpark() throws IOException, InterruptedException {
    TestLake lake = new TestLake(folder);
    lake.complete("2019", "run-1", lake.writeTrusts("2019", "run-1", "Acorn"));
    Path out = folder.resolve("out.csv");
    Path errors = folder.resolve("errors.txt");

    Process show =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    classPathWithoutSpark(),
                    ShowMain.class.getName(),
                    "trust",
                    "--lake=" + folder,
                    "--columns=edition,name",
                    "--format=csv"))
            .redirectOutput(out.toFile())
            .redirectError(errors.toFile())
            .start();

    assertThat(show.waitFor()).as(Files.readString(errors)).isZero();
    assertThat(Files.readString(out)).isEqualTo("edition,name\n2019,Acorn\n");
  }

  private static String classPathWithoutSpark() {
    List<String> all =
        Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    assertThat(all).anyMatch(jar -> jar.contains("spark-sql"));
    return all.stream()
        .filter(jar -> !SPARK.matcher(jar).find())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
