package org.matimpact.pipeline.lake;

/**
 * What one write did.
 *
 * @param table name in the lake
 * @param version Delta version of the table that the write made
 * @param rows rows written
 */
public record TableCommit(String table, RunStamp stamp, long version, long rows) {

  /** Run that wrote. */
  public String runId() {
    return stamp.runId();
  }

  /** The table's line in the manifest of an edition. */
  public ManifestEntry entry() {
    return new ManifestEntry(table, stamp.runId(), version, stamp.stage(), stamp.fingerprint());
  }
}
