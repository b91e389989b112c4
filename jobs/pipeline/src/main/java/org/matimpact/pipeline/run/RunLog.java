package org.matimpact.pipeline.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.matimpact.pipeline.lake.Lake;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.RunStamp;

/** Events of a run in table run: with them a number can be traced to settings and code. */
final class RunLog {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Lake lake;
  private final String edition;
  private final String settings;
  private final String runId;
  private final String command;
  private final String codeVersion;
  private final String versions;

  /**
   * A log of one run.
   *
   * @param settings in force, as JSON; empty text for a command without
   */
  RunLog(
      Lake lake,
      String edition,
      String settings,
      String runId,
      String command,
      String codeVersion,
      String sparkVersion) {
    this.lake = lake;
    this.edition = edition;
    this.settings = settings;
    this.runId = runId;
    this.command = command;
    this.codeVersion = codeVersion;
    this.versions = versions(sparkVersion);
  }

  void event(String event, Map<String, String> stageSeconds, String message) {
    RowTemplate template =
        new RowTemplate("run", lake.contracts().table("run").columns(), edition, runId);
    lake.append(
        "run",
        edition,
        new RunStamp(runId, "run", ""),
        List.of(
            template
                .row()
                .put("event", event)
                .put("at", Timestamp.from(Instant.now()))
                .put("command", command)
                .put("settings", settings)
                .put("code_version", codeVersion)
                .put("versions", versions)
                .put("stage_seconds", json(stageSeconds))
                .put("message", message)
                .build()));
  }

  private static String versions(String sparkVersion) {
    Map<String, String> versions = new TreeMap<>();
    versions.put("java", System.getProperty("java.version"));
    versions.put("spark", sparkVersion);
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return json(versions);
  }

  private static String json(Map<String, String> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can always be written as JSON", e);
    }
  }
}
