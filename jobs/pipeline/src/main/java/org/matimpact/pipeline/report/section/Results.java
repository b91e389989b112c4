package org.matimpact.pipeline.report.section;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matimpact.pipeline.lake.EditionTable;
import org.matimpact.pipeline.lake.EditionTable.Line;
import org.matimpact.pipeline.lake.EditionTables;
import org.matimpact.pipeline.report.table.Columns;

/** The tables of an edition that the report may read, each read once. */
public final class Results {

  /** Every table that the report reads; of others it does not even look at the rows. */
  static final List<String> TABLES =
      List.of(
          "balance",
          "band_result",
          "calibration",
          "cohort_attrition",
          "contrast",
          "effect_curve",
          "effect_estimate",
          "inference_check",
          "missing_data",
          "outcome_attrition",
          "overlap",
          "sensitivity",
          "sensitivity_summary",
          "specification_curve",
          "trust_effect",
          "trust_result",
          "variance_component");

  private static final String WITHHELD = "suppressed";

  private final EditionTables tables;
  private final List<String> names;
  private final Map<String, EditionTable> read = new HashMap<>();

  /** Results of an edition; tables are read when they are asked for. */
  public Results(EditionTables tables) {
    this.tables = tables;
    this.names = tables.names().stream().filter(TABLES::contains).toList();
  }

  /** Name of the edition. */
  public String edition() {
    return tables.edition();
  }

  /** Names of those of its tables that the report reads, in alphabetical order. */
  public List<String> names() {
    return names;
  }

  /** A table, if the edition has it. */
  public Optional<EditionTable> find(String table) {
    return names.contains(table)
        ? Optional.of(read.computeIfAbsent(table, tables::table))
        : Optional.empty();
  }

  /** Rows of a table; none where the edition lacks it. */
  public List<Line> rows(String table) {
    return find(table).map(EditionTable::rows).orElse(List.of());
  }

  /**
   * The columns, and where the table has one, that which says why disclosure control leaves figures
   * of a row empty.
   */
  Columns<Line> withReasons(String table, Columns<Line> columns) {
    boolean says =
        find(table).stream()
            .flatMap(found -> found.columns().stream())
            .anyMatch(column -> column.name().equals(WITHHELD));
    return says ? columns.text("Withheld", line -> line.text(WITHHELD)) : columns;
  }

  /** A sentence for each of the tables that is not here, or has no row. */
  public List<String> gaps(String... wanted) {
    return List.of(wanted).stream().map(this::gap).flatMap(Optional::stream).toList();
  }

  private Optional<String> gap(String table) {
    Optional<EditionTable> found = find(table);
    if (found.isEmpty()) {
      return Optional.of("The table %s is not part of this edition.".formatted(table));
    }
    return found.orElseThrow().rows().isEmpty()
        ? Optional.of("The table %s has no rows in this edition.".formatted(table))
        : Optional.empty();
  }
}
