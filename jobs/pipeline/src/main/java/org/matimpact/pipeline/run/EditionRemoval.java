package org.matimpact.pipeline.run;

import java.util.List;
import java.util.Map;
import org.matimpact.pipeline.lake.Lake;

/** Takes an edition, or its pupils, out of a lake, and notes it in table run. */
public enum EditionRemoval {
  /** Out of the published zone; the restricted results stay. */
  WITHDRAW {
    @Override
    List<String> from(Lake lake, String edition, String runId) {
      return lake.removal().withdraw(edition, runId);
    }
  },
  /** Its tables of pupils; its results stay. */
  FORGET {
    @Override
    List<String> from(Lake lake, String edition, String runId) {
      return lake.removal().forget(edition, runId);
    }
  };

  abstract List<String> from(Lake lake, String edition, String runId);

  /** Name of the command. */
  public String command() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * Removes and notes it.
   *
   * @return names of the tables that had rows
   * @throws org.matimpact.pipeline.lake.UnknownNameException if there is no such edition
   */
  public List<String> run(Lake lake, String edition, String codeVersion, String sparkVersion) {
    String runId = RunId.next();
    List<String> removed = from(lake, edition, runId);
    new RunLog(lake, edition, "", runId, command(), codeVersion, sparkVersion)
        .event("finished", Map.of(), String.join(", ", removed));
    return removed;
  }
}
