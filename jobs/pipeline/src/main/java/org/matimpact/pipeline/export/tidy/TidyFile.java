package org.matimpact.pipeline.export.tidy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A data file and the metadata that goes with it.
 *
 * @param name name of the data file without its ending
 * @param columns filters, then indicators
 * @param rows time and place, then a text a column
 */
record TidyFile(String name, List<TidyColumn> columns, List<List<String>> rows) {

  private static final String TOTAL = "Total";

  Grid data() {
    List<String> header = new ArrayList<>(TidyColumn.TIME_AND_PLACE);
    columns.forEach(column -> header.add(column.name()));
    return new Grid(header, rows);
  }

  /** A row a column; a filter with one level is in the data for its readers and not here. */
  Grid metadata() {
    Grid data = data();
    return new Grid(
        TidyColumn.METADATA,
        columns.stream()
            .filter(column -> !column.isFilter() || levels(data, column) > 1)
            .map(column -> describe(data, column))
            .toList());
  }

  private static int levels(Grid data, TidyColumn column) {
    return new HashSet<>(data.column(column.name())).size();
  }

  private static List<String> describe(Grid data, TidyColumn column) {
    return List.of(
        column.name(),
        column.kind().word(),
        column.label(),
        column.grouping(),
        column.unit(),
        column.decimals(),
        column.hint(),
        "",
        column.isFilter() ? firstShown(data.column(column.name())) : "");
  }

  /** The level that is chosen before a reader chooses: the total where there is one. */
  private static String firstShown(List<String> levels) {
    return levels.contains(TOTAL) ? TOTAL : levels.get(0);
  }
}
