package org.matimpact.pipeline.lake;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The tables of one edition in one zone of a lake, each read whole, without Spark. */
public final class EditionTables {

  private final KernelLake lake;
  private final String edition;
  private final Zone zone;
  private final Completeness drafts;

  /** The part of a lake that a table lies in. */
  public enum Zone {
    /** May hold pupils and small groups. */
    RESTRICTED,
    /** Has passed disclosure control. */
    PUBLISHED;

    /** Name in the lake of a table of this zone. */
    String nameOf(String table) {
      return this == PUBLISHED ? LakePath.publishedName(table) : table;
    }
  }

  /**
   * Tables of an edition; nothing is read yet.
   *
   * @param drafts whether a draft that is newer than the complete edition is read
   */
  public EditionTables(KernelLake lake, String edition, Zone zone, Completeness drafts) {
    this.lake = lake;
    this.edition = edition;
    this.zone = zone;
    this.drafts = drafts;
  }

  /** Name of the edition. */
  public String edition() {
    return edition;
  }

  /**
   * Run, time and versions of the tables.
   *
   * @throws UnknownNameException if the lake has no such edition in this zone
   */
  public Manifest manifest() {
    return lake.manifest(whole(Manifests.TABLE), edition);
  }

  /** Names of the tables that the edition has in this zone, in alphabetical order. */
  public List<String> names() {
    return lake.tables().stream()
        .filter(summary -> summary.edition().equals(edition))
        .filter(s -> drafts == Completeness.DRAFT || s.completeness() == Completeness.COMPLETE)
        .map(TableSummary::table)
        .filter(name -> zone.nameOf(LakePath.contractName(name)).equals(name))
        .map(LakePath::contractName)
        .distinct()
        .sorted()
        .toList();
  }

  /** A table, if the edition has it. */
  public Optional<EditionTable> find(String table) {
    return names().contains(table) ? Optional.of(table(table)) : Optional.empty();
  }

  /**
   * A table.
   *
   * @throws UnknownNameException if the lake has no such edition or table
   */
  public EditionTable table(String table) {
    return EditionTable.of(table, lake.rows(whole(table)));
  }

  private TableQuery whole(String table) {
    return new TableQuery(
        zone.nameOf(table), List.of(edition), List.of(), List.of(), OptionalInt.empty(), drafts);
  }
}
