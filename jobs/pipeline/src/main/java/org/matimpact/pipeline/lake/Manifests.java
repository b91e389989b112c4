package org.matimpact.pipeline.lake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.matimpact.pipeline.contract.TableContract;

/**
 * The manifests of a lake, oldest first. Needs no Spark.
 *
 * @param oldestFirst every manifest ever written, in the order of writing
 */
record Manifests(List<Manifest> oldestFirst) {

  /** Table that holds them: one row is a table of a manifest. */
  static final String TABLE = "edition";

  /**
   * The same of the published zone, which stands alone: readers of it need no access to the other.
   */
  static final String PUBLISHED = LakePath.publishedName(TABLE);

  /**
   * Reads every manifest.
   *
   * @param table {@link #TABLE} or {@link #PUBLISHED}
   */
  static Manifests read(LakeTables tables, String table) {
    TableContract contract = tables.contract(table);
    Map<Key, List<ManifestEntry>> entries = new TreeMap<>(Key.ORDER);
    tables
        .latest(table)
        .ifPresent(
            now ->
                KernelRows.read(
                    now,
                    contract.fields(),
                    Optional.empty(),
                    cells -> {
                      Line line = new Line(contract.columns(), cells);
                      entries
                          .computeIfAbsent(line.key(), key -> new ArrayList<>())
                          .add(line.entry());
                    }));
    List<Manifest> manifests = new ArrayList<>();
    entries.forEach((key, list) -> manifests.add(key.manifest(list)));
    return new Manifests(List.copyOf(manifests));
  }

  /** The edition's newest manifest, a draft or not. */
  Optional<Manifest> latest(String edition) {
    return oldestFirst.stream()
        .filter(manifest -> manifest.edition().equals(edition))
        .reduce((older, newer) -> newer);
  }

  /** The edition's newest manifest of a whole edition. */
  Optional<Manifest> latestComplete(String edition) {
    return oldestFirst.stream()
        .filter(manifest -> manifest.edition().equals(edition))
        .filter(manifest -> manifest.completeness() == Completeness.COMPLETE)
        .reduce((older, newer) -> newer);
  }

  /** Names of all editions, drafts included, in alphabetical order. */
  List<String> names() {
    return oldestFirst.stream().map(Manifest::edition).distinct().sorted().toList();
  }

  /** The time for the next manifest: now, or just after the newest if a clock runs behind. */
  Instant nextCommit(Instant now) {
    return oldestFirst.stream()
        .map(manifest -> manifest.committedAt().plusNanos(1000))
        .reduce(now, (a, b) -> a.isAfter(b) ? a : b);
  }

  private record Key(Instant committedAt, String edition, String runId, Completeness completeness) {

    static final Comparator<Key> ORDER =
        Comparator.comparing(Key::committedAt)
            .thenComparing(Key::edition)
            .thenComparing(Key::runId)
            .thenComparing(Key::completeness);

    Manifest manifest(List<ManifestEntry> entries) {
      List<ManifestEntry> byTable =
          entries.stream().sorted(Comparator.comparing(ManifestEntry::table)).toList();
      return new Manifest(edition, runId, committedAt, completeness, byTable);
    }
  }

  private record Line(List<String> columns, Cells cells) {

    Key key() {
      return new Key(
          (Instant) value("committed_at"),
          (String) value(TableContract.EDITION),
          (String) value(TableContract.RUN_ID),
          (Boolean) value("complete") ? Completeness.COMPLETE : Completeness.DRAFT);
    }

    ManifestEntry entry() {
      return new ManifestEntry(
          (String) value("table"),
          (String) value("table_run_id"),
          (Long) value("version"),
          (String) value("stage"),
          (String) value("fingerprint"));
    }

    private Object value(String column) {
      return cells.at(columns.indexOf(column)).orElseThrow();
    }
  }
}
