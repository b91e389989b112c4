package org.matimpact.pipeline.export.workbook;

import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.Worksheet;

/** What a cell shows. */
sealed interface SheetCell {

  /** Writes it. */
  void write(Worksheet sheet, int row, int column);

  /** A number with the format in which it is shown; the cell holds it whole. */
  record Figure(Number number, String format) implements SheetCell {

    @Override
    public void write(Worksheet sheet, int row, int column) {
      sheet.value(row, column, number);
      sheet.style(row, column).format(format).set();
    }
  }

  /** A text. */
  record Text(String text) implements SheetCell {

    @Override
    public void write(Worksheet sheet, int row, int column) {
      sheet.value(row, column, text);
    }
  }

  /** The name of a sheet, which leads there. */
  record Link(String toSheet) implements SheetCell {

    @Override
    public void write(Worksheet sheet, int row, int column) {
      sheet.hyperlink(row, column, HyperLink.internal("'" + toSheet + "'!A1", toSheet));
      sheet.style(row, column).underlined().set();
    }
  }

  /** Shorthand for a number that is not there, at the right like numbers. */
  record Shorthand(String letter) implements SheetCell {

    @Override
    public void write(Worksheet sheet, int row, int column) {
      sheet.value(row, column, "[" + letter + "]");
      sheet.style(row, column).horizontalAlignment("right").set();
    }
  }
}
