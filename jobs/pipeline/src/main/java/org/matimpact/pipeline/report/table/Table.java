package org.matimpact.pipeline.report.table;

import java.util.List;

/**
 * A table as the templates show it.
 *
 * @param id of its element, unique in the page
 * @param caption what one row is
 */
public record Table(String id, String caption, List<? extends Column<?>> columns, List<Row> rows) {

  /** From so many rows a table has a filter. */
  private static final int MANY = 12;

  /** So many columns do not fit on paper, and so many rows are not read there. */
  private static final int WIDE = 20;

  private static final int LONG = 100;

  /** The cells of a row, in the order of the columns. */
  public record Row(List<Cell> cells) {

    /** The cell that names the row. */
    public Cell first() {
      return cells.get(0);
    }

    /** The cells after the first. */
    public List<Cell> rest() {
      return cells.subList(1, cells.size());
    }
  }

  /** Whether there are rows enough to search among. */
  public boolean filtered() {
    return rows.size() >= MANY;
  }

  /** Whether it is too wide or too long for paper. */
  public boolean large() {
    return columns.size() >= WIDE || rows.size() >= LONG;
  }
}
