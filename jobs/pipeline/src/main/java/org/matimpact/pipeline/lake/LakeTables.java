package org.matimpact.pipeline.lake;

import io.delta.kernel.engine.Engine;
import java.util.Optional;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;

/**
 * The tables of a lake by name, and the one rule by which every reader finds an edition's rows:
 * those the table holds now if they are the manifest's run's, else the table as it was at the
 * manifest's version. Needs no Spark.
 */
final class LakeTables {

  private final LakePath path;
  private final TableContracts contracts;
  private final Engine engine;

  LakeTables(LakePath path, TableContracts contracts, Engine engine) {
    this.path = path;
    this.contracts = contracts;
    this.engine = engine;
  }

  TableContracts contracts() {
    return contracts;
  }

  TableContract contract(String table) {
    return contracts.table(LakePath.contractName(table));
  }

  String path(String table) {
    return path.table(table);
  }

  String reportFolder(String edition) {
    return path.reportFolder(edition);
  }

  /** Folder of the texts of what failed on pupils of an edition. */
  String failures(String edition) {
    return path.failures(edition);
  }

  String root() {
    return path.root();
  }

  /** The newest version of the table; empty if it has never been written. */
  Optional<KernelSnapshot> latest(String table) {
    return KernelSnapshot.latest(engine, path(table));
  }

  /** The version that holds the edition's rows. */
  KernelSnapshot pin(String edition, ManifestEntry entry) {
    return latest(entry.table())
        .filter(now -> holds(now, edition, entry))
        .orElseGet(() -> KernelSnapshot.at(engine, path(entry.table()), entry.version()));
  }

  /** Whether the table still holds what the entry names, be it no row. */
  boolean stands(String edition, ManifestEntry entry) {
    return latest(entry.table())
        .filter(now -> holds(now, edition, entry) || stayedEmpty(now, edition, entry))
        .isPresent();
  }

  private static boolean holds(KernelSnapshot now, String edition, ManifestEntry entry) {
    return now.version() == entry.version()
        || now.runId(edition).equals(Optional.of(entry.tableRunId()));
  }

  private boolean stayedEmpty(KernelSnapshot now, String edition, ManifestEntry entry) {
    return now.version() > entry.version()
        && now.runId(edition).isEmpty()
        && KernelSnapshot.at(engine, path(entry.table()), entry.version()).runId(edition).isEmpty();
  }
}
