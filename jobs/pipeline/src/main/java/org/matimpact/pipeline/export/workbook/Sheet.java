package org.matimpact.pipeline.export.workbook;

import java.util.List;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Table;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A sheet that is written from the top: titles and lines in column A, then at most one table. */
final class Sheet {

  private static final int TITLE_SIZE = 15;
  private static final int HEADING_SIZE = 13;
  private static final double LEAST_WIDTH = 12;
  private static final double WIDEST = 60;

  private final Worksheet sheet;
  private int row;

  Sheet(Workbook workbook, String name, String title) {
    sheet = workbook.newWorksheet(name);
    sheet.value(row, 0, title);
    sheet.style(row, 0).bold().fontSize(TITLE_SIZE).set();
    row++;
  }

  Sheet heading(String text) {
    sheet.value(row, 0, text);
    sheet.style(row, 0).bold().fontSize(HEADING_SIZE).set();
    row++;
    return this;
  }

  Sheet line(String text) {
    sheet.value(row, 0, text);
    row++;
    return this;
  }

  /** Lines that are read, not scanned: they wrap in one wide column. */
  Sheet lines(List<String> texts) {
    for (String text : texts) {
      sheet.style(row, 0).wrapText(true).verticalAlignment("top").set();
      line(text);
    }
    return this;
  }

  Sheet wide(double width) {
    sheet.width(0, width);
    return this;
  }

  /** A line that leads to the top of another sheet. */
  Sheet link(String text, String toSheet) {
    sheet.hyperlink(row, 0, HyperLink.internal("'" + toSheet + "'!A1", text));
    sheet.style(row, 0).underlined().set();
    row++;
    return this;
  }

  /** The header of the table, which stays in view; rows follow by {@link #cells}. */
  Sheet header(List<String> names) {
    for (int column = 0; column < names.size(); column++) {
      sheet.value(row, column, names.get(column));
      sheet.style(row, column).bold().wrapText(true).verticalAlignment("top").set();
      double needed = names.get(column).length() + 3.0;
      sheet.width(column, Math.min(WIDEST, Math.max(LEAST_WIDTH, needed)));
    }
    row++;
    sheet.freezePane(0, row);
    return this;
  }

  /** Marks up the last rows, header included, as the one table of the sheet. */
  void table(String name, List<String> header, int rows) {
    Table table =
        sheet
            .range(row - rows - 1, 0, row - 1, header.size() - 1)
            .createTable(header.toArray(String[]::new));
    table.setName(name).setDisplayName(name);
    table.styleInfo().setStyleName("TableStyleLight1").setShowRowStripes(false);
  }

  /** A row of the table. */
  void cells(List<SheetCell> cells) {
    for (int column = 0; column < cells.size(); column++) {
      cells.get(column).write(sheet, row, column);
    }
    row++;
  }
}
