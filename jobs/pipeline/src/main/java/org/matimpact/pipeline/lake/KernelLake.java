package org.matimpact.pipeline.lake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;

/**
 * The lake, read with Delta Kernel: no class of Spark is loaded, and a table is there within a
 * second. What an edition holds follows the same rule as {@link Edition}.
 */
public final class KernelLake {

  private final LakeTables tables;
  private final Manifests restricted;
  private final Manifests published;

  private KernelLake(LakeTables tables, Manifests restricted, Manifests published) {
    this.tables = tables;
    this.restricted = restricted;
    this.published = published;
  }

  /** Reads the manifests of a lake; a lake that is not there has none. */
  public static KernelLake open(LakePath path, TableContracts contracts) {
    LakeTables tables = new LakeTables(path, contracts, KernelEngine.forPath(path));
    return new KernelLake(
        tables,
        Manifests.read(tables, Manifests.TABLE),
        Manifests.read(tables, Manifests.PUBLISHED));
  }

  /**
   * Every table of each edition's last complete manifest, and of its newest draft if newer; then
   * those that are published.
   */
  public List<TableSummary> tables() {
    return Stream.concat(
            Stream.concat(
                    manifests(restricted, Completeness.COMPLETE),
                    manifests(restricted, Completeness.DRAFT))
                .distinct()
                .flatMap(manifest -> entries(manifest, name -> !LakePath.isPublished(name))),
            manifests(published, Completeness.COMPLETE)
                .flatMap(manifest -> entries(manifest, LakePath::isPublished)))
        .sorted(Comparator.comparing((Entry entry) -> entry.manifest().edition()))
        .map(entry -> summary(entry.manifest(), entry.entry()))
        .toList();
  }

  private record Entry(Manifest manifest, ManifestEntry entry) {}

  private static Stream<Entry> entries(Manifest manifest, Predicate<String> names) {
    return manifest.entries().stream()
        .filter(entry -> names.test(entry.table()))
        .map(entry -> new Entry(manifest, entry));
  }

  /**
   * Rows of a table.
   *
   * @throws UnknownNameException if the lake has no such table, column or edition
   */
  public TableResult rows(TableQuery query) {
    TableContract contract = contract(query);
    requireEditions(query);
    RowFinder finder = new RowFinder(contract, query);
    if (contract.holdsEditions()) {
      readEditions(query, finder);
    } else {
      KernelSnapshot log = tables.latest(query.table()).orElseThrow(() -> unknownTable(query));
      finder.read(log, Optional.empty());
    }
    return finder.result();
  }

  private void readEditions(TableQuery query, RowFinder finder) {
    List<Manifest> holders =
        manifests(query).filter(m -> m.entry(query.table()).isPresent()).toList();
    if (holders.isEmpty()) {
      throw unknownTable(query);
    }
    for (Manifest manifest : holders) {
      String edition = manifest.edition();
      if (query.editions().isEmpty() || query.editions().contains(edition)) {
        ManifestEntry entry = manifest.entry(query.table()).orElseThrow();
        finder.read(tables.pin(edition, entry), Optional.of(edition));
      }
    }
  }

  /**
   * The manifest that says what an edition holds in the zone of the query's table.
   *
   * @throws UnknownNameException if the zone has no such edition
   */
  Manifest manifest(TableQuery query, String edition) {
    return manifests(query)
        .filter(manifest -> manifest.edition().equals(edition))
        .findFirst()
        .orElseThrow(() -> unknownEdition(query, edition));
  }

  /** Of the zone that the table lies in. */
  private Stream<Manifest> manifests(TableQuery query) {
    return manifests(zone(query), query.drafts());
  }

  private Manifests zone(TableQuery query) {
    return LakePath.isPublished(query.table()) ? published : restricted;
  }

  private static Stream<Manifest> manifests(Manifests manifests, Completeness drafts) {
    return manifests.names().stream()
        .map(
            name ->
                drafts == Completeness.DRAFT
                    ? manifests.latest(name)
                    : manifests.latestComplete(name))
        .flatMap(Optional::stream);
  }

  private TableSummary summary(Manifest manifest, ManifestEntry entry) {
    KernelSnapshot pinned = tables.pin(manifest.edition(), entry);
    return new TableSummary(
        manifest.edition(),
        entry.table(),
        pinned.rows(manifest.edition()),
        entry.tableRunId(),
        pinned.version(),
        manifest.completeness());
  }

  private TableContract contract(TableQuery query) {
    return tables
        .contracts()
        .find(LakePath.contractName(query.table()))
        .orElseThrow(() -> unknownTable(query));
  }

  private UnknownNameException unknownTable(TableQuery query) {
    List<String> known = new ArrayList<>();
    manifests(query).flatMap(m -> m.entries().stream()).forEach(e -> known.add(e.table()));
    tables.contracts().all().stream()
        .filter(contract -> !contract.holdsEditions())
        .filter(contract -> tables.latest(contract.name()).isPresent())
        .forEach(contract -> known.add(contract.name()));
    return new UnknownNameException(
        holder(), "table", query.table(), known.stream().distinct().sorted().toList());
  }

  private void requireEditions(TableQuery query) {
    query.editions().forEach(edition -> manifest(query, edition));
  }

  private UnknownNameException unknownEdition(TableQuery query, String edition) {
    String kind = zone(query).names().contains(edition) ? "complete edition" : "edition";
    List<String> known = manifests(query).map(Manifest::edition).toList();
    return new UnknownNameException(holder(), kind, edition, known);
  }

  private String holder() {
    return "The lake " + tables.root();
  }
}
