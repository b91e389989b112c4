package org.matimpact.pipeline.estimate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** The rows of one contrast after another, of rows that come sorted by contrast. */
final class ContrastGroups implements Iterator<List<Row>> {

  private final Iterator<Row> rows;
  private Row next;

  ContrastGroups(Iterator<Row> rows) {
    this.rows = rows;
    advance();
  }

  private void advance() {
    next = rows.hasNext() ? rows.next() : null;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public List<Row> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    String contrast = contrast(next);
    List<Row> group = new ArrayList<>();
    while (next != null && contrast(next).equals(contrast)) {
      group.add(next);
      advance();
    }
    return group;
  }

  static String contrast(Row row) {
    return row.getAs("contrast_id");
  }
}
