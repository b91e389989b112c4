package org.matimpact.pipeline.lake;

import java.util.List;
import java.util.OptionalInt;

/**
 * What to read of a table.
 *
 * @param table name in the lake, {@code NAME} or {@code published/NAME}
 * @param editions only these; empty: all
 * @param where conditions that all have to hold
 * @param columns only these, whatever their order; empty: all
 * @param limit most rows to return
 * @param drafts {@link Completeness#DRAFT} reads drafts too where they are newer
 */
public record TableQuery(
    String table,
    List<String> editions,
    List<RowCondition> where,
    List<String> columns,
    OptionalInt limit,
    Completeness drafts) {

  /** Copies the lists, so that a query never changes. */
  public TableQuery {
    editions = List.copyOf(editions);
    where = List.copyOf(where);
    columns = List.copyOf(columns);
  }
}
