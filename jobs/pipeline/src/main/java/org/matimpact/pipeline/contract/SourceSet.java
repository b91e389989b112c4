package org.matimpact.pipeline.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that was read: the rows for each table, and an account of every file. */
public final class SourceSet {

  private final List<InputFile> files;
  private final List<RejectedRow> rejected;
  private final Map<String, List<TableRow>> rows;

  SourceSet(List<InputFile> files, List<RejectedRow> rejected, Map<String, List<TableRow>> rows) {
    this.files = List.copyOf(files);
    this.rejected = List.copyOf(rejected);
    this.rows = Map.copyOf(rows);
  }

  /** URNs of all schools that a source supplies. */
  public Set<Long> schools() {
    Set<Long> urns = new HashSet<>();
    rows("school").forEach(row -> urns.add((Long) row.values().get("urn")));
    return urns;
  }

  Map<String, List<TableRow>> tables() {
    return rows;
  }

  /** One entry for each file, in the order in which the sources and their files were named. */
  public List<InputFile> files() {
    return files;
  }

  /** Rows that broke their contract, by file in the order named, then by line. */
  public List<RejectedRow> rejected() {
    return rejected;
  }

  /**
   * Rows for a table, by file in the order named, then by line.
   *
   * @return empty when no source supplies the table
   */
  public List<TableRow> rows(String table) {
    return rows.getOrDefault(table, List.of());
  }
}
