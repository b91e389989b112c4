package org.matimpact.pipeline.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.delta.tables.DeltaTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.matimpact.pipeline.contract.TableContract;

/** Takes an edition, or its pupils, out of the lake: rows, files and manifests, at once. */
public final class Removal {

  private final Lake lake;
  private final LakeTables tables;
  private final Sweep sweep;

  Removal(Lake lake, LakeTables tables) {
    this.lake = lake;
    this.tables = tables;
    this.sweep = new Sweep(lake.spark(), tables);
  }

  /**
   * Removes an edition from the published zone. Readers lose its report and manifest first, then
   * its rows.
   *
   * @return names of the tables that had rows of it, in alphabetical order
   * @throws UnknownNameException if no such edition is published
   */
  public List<String> withdraw(String edition, String runId) {
    List<String> published = Manifests.read(tables, Manifests.PUBLISHED).names();
    if (!published.contains(edition)) {
      throw new UnknownNameException(
          "The published part of the lake " + tables.root(), "edition", edition, published);
    }
    sweep.report(edition);
    delete(Manifests.PUBLISHED, edition);
    sweep.log(Manifests.PUBLISHED);
    List<String> removed =
        remove(lake.contracts().all().stream().map(c -> LakePath.publishedName(c.name())), edition);
    leaveOut(edition, runId, LakePath::isPublished);
    return removed;
  }

  /**
   * Removes the tables of pupils of an edition, and the texts of what failed on them; its results
   * stay. An edition of which nothing but a failure is left is forgotten too.
   *
   * @return names of the tables that had rows of it, in alphabetical order
   * @throws UnknownNameException if the lake has no such edition
   */
  public List<String> forget(String edition, String runId) {
    boolean failed = sweep.failures(edition);
    List<String> known = lake.editions().names();
    if (!known.contains(edition) && failed) {
      return List.of();
    }
    if (!known.contains(edition)) {
      throw new UnknownNameException("The lake " + tables.root(), "edition", edition, known);
    }
    leaveOut(edition, runId, table -> tables.contract(table).holdsPupils());
    return remove(
        lake.contracts().all().stream().filter(TableContract::holdsPupils).map(TableContract::name),
        edition);
  }

  private List<String> remove(Stream<String> names, String edition) {
    List<String> held =
        names
            .filter(name -> tables.contract(name).holdsEditions())
            .filter(name -> tables.latest(name).flatMap(now -> now.runId(edition)).isPresent())
            .sorted()
            .toList();
    held.forEach(table -> delete(table, edition));
    held.forEach(table -> sweep.edition(table, edition));
    return held;
  }

  private void delete(String table, String edition) {
    DeltaTable.forPath(lake.spark(), tables.path(table))
        .delete(col(TableContract.EDITION).equalTo(lit(edition)));
  }

  /** New manifests, of the whole edition and of a newer draft, without some tables. */
  private void leaveOut(String edition, String runId, Predicate<String> left) {
    Manifests manifests = Manifests.read(tables, Manifests.TABLE);
    Stream.of(manifests.latestComplete(edition), manifests.latest(edition))
        .flatMap(Optional::stream)
        .distinct()
        .filter(manifest -> manifest.entries().stream().anyMatch(e -> left.test(e.table())))
        .forEach(
            manifest ->
                lake.editions()
                    .append(
                        Manifests.TABLE,
                        edition,
                        runId,
                        manifest.entries().stream().filter(e -> !left.test(e.table())).toList(),
                        manifest.completeness()));
  }
}
