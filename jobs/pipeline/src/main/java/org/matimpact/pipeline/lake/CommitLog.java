package org.matimpact.pipeline.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What Delta's log says about single commits; reading it takes no Spark job, unlike DESCRIBE
 * HISTORY.
 */
final class CommitLog {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Configuration hadoop;
  private final String table;

  CommitLog(Configuration hadoop, String table) {
    this.hadoop = hadoop;
    this.table = table;
  }

  /** One commit's version and the rows it wrote. */
  record Commit(long version, long rows) {}

  /**
   * The newest commit that carries the stamp.
   *
   * @param newest version to begin at
   * @param before version to stop before, going back
   */
  Optional<Commit> newest(RunStamp stamp, long newest, long before) {
    for (long version = newest; version > before; version--) {
      JsonNode info = info(version);
      if (info.path("userMetadata").asText().equals(stamp.toJson())) {
        long rows = info.path("operationMetrics").path("numOutputRows").asLong();
        return Optional.of(new Commit(version, rows));
      }
    }
    return Optional.empty();
  }

  private JsonNode info(long version) {
    Path file = new Path(table, "_delta_log/%020d.json".formatted(version));
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(file.getFileSystem(hadoop).open(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode info = JSON.readTree(line).path("commitInfo");
        if (!info.isMissingNode()) {
          return info;
        }
      }
      return JSON.createObjectNode();
    } catch (FileNotFoundException e) {
      return JSON.createObjectNode();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the log of %s".formatted(table), e);
    }
  }
}
