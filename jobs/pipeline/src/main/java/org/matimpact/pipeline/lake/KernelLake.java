package org.matimpact.pipeline.lake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;

/**
 * The lake, read with Delta Kernel: no class of Spark is loaded, and a table is there within a
 * second. What an edition holds follows the same rule as {@link Edition}.
 */
public final class KernelLake {

  private final LakeTables tables;
  private final Manifests manifests;

  private KernelLake(LakeTables tables, Manifests manifests) {
    this.tables = tables;
    this.manifests = manifests;
  }

  /** Reads the manifests of a lake; a lake that is not there has none. */
  public static KernelLake open(LakePath path, TableContracts contracts) {
    LakeTables tables = new LakeTables(path, contracts, KernelEngine.forPath(path));
    return new KernelLake(tables, Manifests.read(tables));
  }

  /** Every table of each edition's last complete manifest, and of its newest draft if newer. */
  public List<TableSummary> tables() {
    return Stream.concat(manifests(Completeness.COMPLETE), manifests(Completeness.DRAFT))
        .distinct()
        .sorted(Comparator.comparing(Manifest::edition).thenComparing(Manifest::committedAt))
        .flatMap(manifest -> manifest.entries().stream().map(entry -> summary(manifest, entry)))
        .toList();
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
        manifests(query.drafts()).filter(m -> m.entry(query.table()).isPresent()).toList();
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
   * The manifest that says what an edition holds.
   *
   * @param drafts whether a draft that is newer than the complete edition counts
   * @throws UnknownNameException if the lake has no such edition
   */
  public Manifest manifest(String edition, Completeness drafts) {
    return manifests(drafts)
        .filter(manifest -> manifest.edition().equals(edition))
        .findFirst()
        .orElseThrow(() -> unknownEdition(edition, drafts));
  }

  private Stream<Manifest> manifests(Completeness drafts) {
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
    manifests(query.drafts()).flatMap(m -> m.entries().stream()).forEach(e -> known.add(e.table()));
    tables.contracts().all().stream()
        .filter(contract -> !contract.holdsEditions())
        .filter(contract -> tables.latest(contract.name()).isPresent())
        .forEach(contract -> known.add(contract.name()));
    return new UnknownNameException(
        holder(), "table", query.table(), known.stream().distinct().sorted().toList());
  }

  private void requireEditions(TableQuery query) {
    query.editions().forEach(edition -> manifest(edition, query.drafts()));
  }

  private UnknownNameException unknownEdition(String edition, Completeness drafts) {
    String kind = manifests.names().contains(edition) ? "complete edition" : "edition";
    List<String> known = manifests(drafts).map(Manifest::edition).toList();
    return new UnknownNameException(holder(), kind, edition, known);
  }

  private String holder() {
    return "The lake " + tables.root();
  }
}
