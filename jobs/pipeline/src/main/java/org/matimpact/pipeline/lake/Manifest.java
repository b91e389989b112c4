package org.matimpact.pipeline.lake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The tables of an edition as one run left them.
 *
 * @param runId run that wrote the manifest
 */
public record Manifest(
    String edition,
    String runId,
    Instant committedAt,
    Completeness completeness,
    List<ManifestEntry> entries) {

  /** Copies the entries, so that a manifest never changes. */
  public Manifest {
    entries = List.copyOf(entries);
  }

  /** The entry of that table, if it belongs to the edition. */
  public Optional<ManifestEntry> entry(String table) {
    return entries.stream().filter(entry -> entry.table().equals(table)).findFirst();
  }
}
