package org.matimpact.pipeline.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Which run writes; kept in the metadata of each commit.
 *
 * @param runId run that writes
 * @param stage stage that writes
 * @param fingerprint SHA-256 of the stage's name, code, settings and inputs
 */
public record RunStamp(String runId, String stage, String fingerprint) {

  String toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("run_id", runId).put("stage", stage).put("fingerprint", fingerprint);
    return json.toString();
  }
}
