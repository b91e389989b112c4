package org.matimpact.pipeline.lake;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.contract.TableContract;

/**
 * How rows lie in files. Tables divided by edition alone are small: one file an edition, rows in
 * key order, so that equal rows make equal bytes. A table divided further is large and keeps the
 * partitions and the order in which its stage lays it out.
 */
final class TableLayout {

  private TableLayout() {}

  /**
   * Shuffles into one partition rather than coalescing, so that what makes the rows stays parallel.
   */
  static Dataset<Row> ofFrame(TableContract contract, Dataset<Row> frame) {
    return isLarge(contract) ? frame : sorted(contract, frame.repartition(1));
  }

  /** Rows on the driver need no shuffle. */
  static Dataset<Row> ofDriverRows(TableContract contract, Dataset<Row> frame) {
    return sorted(contract, frame.coalesce(1));
  }

  private static boolean isLarge(TableContract contract) {
    return contract.partition().size() > 1;
  }

  private static Dataset<Row> sorted(TableContract contract, Dataset<Row> frame) {
    List<String> key = contract.primaryKey().isEmpty() ? contract.columns() : contract.primaryKey();
    return frame.sortWithinPartitions(key.stream().map(name -> col(name)).toArray(Column[]::new));
  }
}
