package org.matimpact.pipeline.cli.show;

import java.util.List;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.lake.Cells;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.KernelLake;
import org.matimpact.pipeline.lake.TableResult;
import org.matimpact.pipeline.lake.TableSummary;

/** The summaries of a lake's tables as rows to print. */
final class TableList {

  private static final List<TableField> COLUMNS =
      List.of(
          column("edition", TableField.Type.STRING, "Edition."),
          column("table", TableField.Type.STRING, "Name of the table."),
          column("rows", TableField.Type.INTEGER, "Rows of the edition."),
          column("run_id", TableField.Type.STRING, "Run that wrote them."),
          column("complete", TableField.Type.BOOLEAN, "False for a draft."));

  private TableList() {}

  static TableResult of(KernelLake lake) {
    List<Cells> rows = lake.tables().stream().map(TableList::row).toList();
    return new TableResult(COLUMNS, rows, rows.size());
  }

  private static Cells row(TableSummary summary) {
    return Cells.of(
        summary.edition(),
        summary.table(),
        summary.rows(),
        summary.runId(),
        summary.completeness() == Completeness.COMPLETE);
  }

  private static TableField column(String name, TableField.Type type, String description) {
    return new TableField(name, type, description, true, List.of(), TableField.Sensitivity.OPEN);
  }
}
