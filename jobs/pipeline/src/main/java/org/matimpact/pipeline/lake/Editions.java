package org.matimpact.pipeline.lake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** The editions of a lake, each the tables that its newest manifest names. */
public final class Editions {

  static final String STAGE = "edition";

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
    Manifest manifest = append(Manifests.TABLE, edition, runId, entries, completeness);
    publish(manifest);
    return manifest;
  }

  /**
   * Makes the published tables of a manifest those that readers of the published zone see, and
   * deletes the files of those that they replace. There are no drafts: what is there is published.
   */
  private void publish(Manifest manifest) {
    List<ManifestEntry> entries =
        manifest.entries().stream().filter(e -> LakePath.isPublished(e.table())).toList();
    boolean known =
        Manifests.read(tables, Manifests.PUBLISHED)
            .latest(manifest.edition())
            .filter(latest -> latest.entries().equals(entries))
            .isPresent();
    if (entries.isEmpty() || known) {
      return;
    }
    append(
        Manifests.PUBLISHED, manifest.edition(), manifest.runId(), entries, Completeness.COMPLETE);
    Sweep sweep = new Sweep(lake.spark(), tables);
    entries.forEach(entry -> sweep.edition(entry.table(), manifest.edition()));
    sweep.report(manifest.edition());
  }

  /** Appends a manifest without a look at the tables that it names. */
  Manifest append(
      String table,
      String edition,
      String runId,
      List<ManifestEntry> entries,
      Completeness completeness) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Instant at = Manifests.read(tables, table).nextCommit(now);
    RowTemplate template = new RowTemplate(table, tables.contract(table).columns(), edition, runId);
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
    lake.append(table, edition, new RunStamp(runId, STAGE, ""), rows);
    return new Manifest(edition, runId, at, completeness, entries);
  }

  /** The edition as its newest manifest has it, be it a draft. */
  public Optional<Edition> latest(String edition) {
    return Manifests.read(tables, Manifests.TABLE).latest(edition).map(this::edition);
  }

  /** The edition as its newest complete manifest has it. */
  public Optional<Edition> latestComplete(String edition) {
    return Manifests.read(tables, Manifests.TABLE).latestComplete(edition).map(this::edition);
  }

  /** Every edition that is published. */
  public List<Edition> published() {
    Manifests published = Manifests.read(tables, Manifests.PUBLISHED);
    return published.names().stream()
        .flatMap(name -> published.latest(name).stream())
        .map(this::edition)
        .toList();
  }

  /** The edition as a run has it in hand, before there is a manifest. */
  public Edition inHand(String edition, List<ManifestEntry> entries) {
    return new Edition(lake.spark(), tables, edition, entries);
  }

  /** Names of all editions, drafts included, in alphabetical order. */
  public List<String> names() {
    return Manifests.read(tables, Manifests.TABLE).names();
  }

  /**
   * The tables that a stage would write again as they are: those of the edition's newest manifest
   * with this fingerprint, if every one still stands.
   *
   * @return the stage's entries; empty if the stage has to run
   */
  public List<ManifestEntry> reusable(String edition, String stage, String fingerprint) {
    List<ManifestEntry> entries =
        Manifests.read(tables, Manifests.TABLE)
            .latest(edition)
            .map(Manifest::entries)
            .orElse(List.of())
            .stream()
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
