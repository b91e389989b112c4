package org.matimpact.pipeline.export.workbook;

import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.export.Symbol;
import org.matimpact.pipeline.lake.EditionTable;
import org.matimpact.pipeline.lake.EditionTable.Line;

/** One published table on a sheet of its name. */
final class TableSheet {

  private TableSheet() {}

  static void write(Workbook workbook, EditionTable table, TableContract contract) {
    List<String> header = table.columns().stream().map(TableField::name).toList();
    boolean empty = table.rows().isEmpty();
    Sheet sheet =
        new Sheet(workbook, table.name(), contract.title())
            .line(
                "This sheet has %s table. ".formatted(empty ? "no" : "one")
                    + contract.description())
            .line("Shorthand such as [c] is explained on the cover, columns on the sheet Columns.")
            .link("Contents", FrontSheets.CONTENTS);
    if (empty) {
      sheet.line("The edition has no row of it."); // a spreadsheet knows no table without rows
      return;
    }
    sheet.header(header);
    for (Line line : table.rows()) {
      Symbol missing = Symbol.of(table, line);
      sheet.cells(table.columns().stream().map(column -> cell(line, column, missing)).toList());
    }
    sheet.table(table.name(), header, table.rows().size());
  }

  private static SheetCell cell(Line line, TableField column, Symbol missing) {
    return line.value(column.name())
        .map(value -> shown(column, value))
        .orElseGet(() -> absent(column, missing));
  }

  private static SheetCell shown(TableField column, Object value) {
    return value instanceof Number number
        ? new SheetCell.Figure(number, format(column))
        : new SheetCell.Text(value.toString());
  }

  /** A text that is not there does not apply: disclosure control takes numbers only. */
  private static SheetCell absent(TableField column, Symbol missing) {
    boolean number =
        column.type() == TableField.Type.NUMBER || column.type() == TableField.Type.INTEGER;
    return number
        ? new SheetCell.Shorthand(missing.letter())
        : new SheetCell.Text("[" + Symbol.NOT_APPLICABLE.letter() + "]");
  }

  private static String format(TableField column) {
    if (column.type() == TableField.Type.INTEGER) {
      return "#,##0";
    }
    return column.name().startsWith("p_") ? "0.0000" : "0.000";
  }
}
