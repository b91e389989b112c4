package org.matimpact.pipeline.lake;

import java.util.List;
import org.matimpact.pipeline.contract.TableField;

/**
 * What a query found.
 *
 * @param columns columns of the rows, in contract order
 * @param rows rows in key order, at most as many as the query asked for
 * @param total rows that meet the query, returned or not
 */
public record TableResult(List<TableField> columns, List<Cells> rows, long total) {

  /** Copies the lists, so that a result never changes. */
  public TableResult {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
