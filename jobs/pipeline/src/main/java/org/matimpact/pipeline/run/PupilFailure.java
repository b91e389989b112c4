package org.matimpact.pipeline.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;
import org.matimpact.pipeline.lake.LakeException;
import org.matimpact.pipeline.lake.LakePath;

/**
 * What a person is told when a stage that touches pupils fails: class, condition and stage. The
 * text of an exception may show values of pupils, so it goes to a file of the restricted zone.
 */
final class PupilFailure {

  private PupilFailure() {}

  /** The failure without its text, which is written to a file. */
  static LakeException withoutText(
      String stage,
      String runId,
      String edition,
      LakePath lake,
      Configuration hadoop,
      Exception failure) {
    String file = lake.failures(edition) + "/" + stage + "-" + runId + ".txt";
    return new LakeException(
        "Stage %s failed: %s. Its text may show values of pupils, so it is in %s"
            .formatted(stage, kind(failure), written(file, hadoop, failure)));
  }

  private static String kind(Throwable failure) {
    StringBuilder kind = new StringBuilder(failure.getClass().getName());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark && spark.getCondition() != null) {
        return kind.append(" [").append(spark.getCondition()).append(']').toString();
      }
    }
    return kind.toString();
  }

  private static String written(String file, Configuration hadoop, Exception failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    Path path = new Path(file);
    try (OutputStream out = path.getFileSystem(hadoop).create(path)) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      return "no file, because %s cannot be written (%s)".formatted(file, e.getClass().getName());
    }
  }
}
