package org.matimpact.pipeline.lake;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.contract.TableContract;

/** Rows of a table that a test writes, one after another; edition and run are left to the lake. */
public final class TableRows {

  private final String table;
  private final RowTemplate template;
  private final List<RowTemplate.Builder> rows = new ArrayList<>();

  TableRows(TableContract contract) {
    table = contract.name();
    template = new RowTemplate(contract.name(), contract.columns(), "", "");
  }

  /** Name of the contract of the table. */
  public String table() {
    return table;
  }

  /** Begins a row. */
  public RowTemplate.Builder add() {
    RowTemplate.Builder row = template.row();
    rows.add(row);
    return row;
  }

  /** The rows so far. */
  public List<Row> list() {
    return rows.stream().map(RowTemplate.Builder::build).toList();
  }
}
