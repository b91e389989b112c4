package org.matimpact.pipeline.export;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.lake.EditionTable;
import org.matimpact.pipeline.lake.EditionTables;
import org.matimpact.pipeline.lake.Manifest;

/**
 * What an edition has published, read once.
 *
 * @param source the tables where they lie
 * @param tables the tables, in alphabetical order
 * @param contracts what their columns mean
 * @param manifest which run made them, and when
 * @param sources titles of the layouts that the edition was made from
 */
public record Publication(
    EditionTables source,
    List<EditionTable> tables,
    TableContracts contracts,
    Manifest manifest,
    List<String> sources) {

  /** Copies the lists, so that a publication never changes. */
  public Publication {
    tables = List.copyOf(tables);
    sources = List.copyOf(sources);
  }

  /**
   * Reads every table.
   *
   * @param sources titles of the layouts that the edition was made from
   * @throws ExportException if nothing is published
   */
  public static Publication read(
      EditionTables source, TableContracts contracts, List<String> sources) {
    Manifest manifest = source.manifest();
    List<EditionTable> tables = source.names().stream().map(source::table).toList();
    if (tables.isEmpty()) {
      throw new ExportException(
          "Edition %s has no published tables, and nothing else leaves the lake. Publish it first"
              .formatted(source.edition()));
    }
    return new Publication(source, tables, contracts, manifest, sources);
  }

  /** Name of the edition. */
  public String edition() {
    return source.edition();
  }

  /** One line that names it. */
  public String title() {
    return "Schools in multi-academy trusts and comparable schools outside them: edition "
        + edition();
  }

  /** A name for files: lower case, no blanks. */
  public String fileName() {
    return "matimpact-" + edition().toLowerCase(Locale.ROOT);
  }

  /** When the edition was made, to the second, in UTC. */
  public String created() {
    return manifest.committedAt().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** How to cite it. */
  public String citation() {
    return "matimpact, edition %s, run %s, %s."
        .formatted(edition(), manifest.runId(), created().substring(0, 10));
  }

  /** A table, if it is published. */
  public Optional<EditionTable> find(String table) {
    return tables.stream().filter(found -> found.name().equals(table)).findFirst();
  }

  /** What a table and its columns mean. */
  public TableContract contract(EditionTable table) {
    return contracts.table(table.name());
  }
}
