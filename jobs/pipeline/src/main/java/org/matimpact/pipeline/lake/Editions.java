package org.matimpact.pipeline.lake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** The editions of a lake, each the tables that its newest manifest names. */
public final class Editions {

  private static final String STAGE = "edition";

  private final Lake lake;
  private final LakeTables tables;

  Editions(Lake lake, LakeTables tables) {
    this.lake = lake;
    this.tables = tables;
  }

  /**
   * Makes the tables in hand the edition, in one commit.
   *
   * @param entries every table of the edition
   * @throws EditionConflictException if another run has replaced one of them; nothing is written
   */
  public Manifest commit(
      String edition, String runId, List<ManifestEntry> entries, Completeness completeness) {
    requireStanding(edition, runId, entries);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Instant at = Manifests.read(tables).nextCommit(now);
    RowTemplate template =
        new RowTemplate(
            Manifests.TABLE, lake.contracts().table(Manifests.TABLE).columns(), edition, runId);
    List<Row> rows =
        entries.stream()
            .map(
                entry ->
                    template
                        .row()
                        .put("committed_at", at)
                        .put("complete", completeness == Completeness.COMPLETE)
                        .put("table", entry.table())
                        .put("table_run_id", entry.tableRunId())
                        .put("version", entry.version())
                        .put("stage", entry.stage())
                        .put("fingerprint", entry.fingerprint())
                        .build())
            .toList();
    lake.append(Manifests.TABLE, edition, new RunStamp(runId, STAGE, ""), rows);
    return new Manifest(edition, runId, at, completeness, entries);
  }

  /** The edition as its newest manifest has it, be it a draft. */
  public Optional<Edition> latest(String edition) {
    return Manifests.read(tables).latest(edition).map(this::edition);
  }

  /** The edition as its newest complete manifest has it. */
  public Optional<Edition> latestComplete(String edition) {
    return Manifests.read(tables).latestComplete(edition).map(this::edition);
  }

  /** The edition as a run has it in hand, before there is a manifest. */
  public Edition inHand(String edition, List<ManifestEntry> entries) {
    return new Edition(lake.spark(), tables, edition, entries);
  }

  /** Names of all editions, drafts included, in alphabetical order. */
  public List<String> names() {
    return Manifests.read(tables).names();
  }

  /**
   * The tables that a stage would write again as they are: those of the edition's newest manifest
   * with this fingerprint, if every one still stands.
   *
   * @return the stage's entries; empty if the stage has to run
   */
  public List<ManifestEntry> reusable(String edition, String stage, String fingerprint) {
    List<ManifestEntry> entries =
        Manifests.read(tables).latest(edition).map(Manifest::entries).orElse(List.of()).stream()
            .filter(entry -> entry.stage().equals(stage))
            .toList();
    boolean reusable =
        entries.stream()
            .allMatch(e -> e.fingerprint().equals(fingerprint) && tables.stands(edition, e));
    return reusable ? entries : List.of();
  }

  private Edition edition(Manifest manifest) {
    return inHand(manifest.edition(), manifest.entries());
  }

  private void requireStanding(String edition, String runId, List<ManifestEntry> entries) {
    List<String> replaced =
        entries.stream()
            .filter(entry -> !tables.stands(edition, entry))
            .map(ManifestEntry::table)
            .toList();
    if (!replaced.isEmpty()) {
      throw new EditionConflictException(edition, runId, replaced);
    }
  }
}
