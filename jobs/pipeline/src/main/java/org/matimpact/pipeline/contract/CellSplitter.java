package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.List;

/** Splits the text of a row into cells, quoted as in RFC 4180. */
final class CellSplitter {

  private static final char QUOTE = '"';

  private final char delimiter;

  CellSplitter(char delimiter) {
    this.delimiter = delimiter;
  }

  /** Cells of a row, and whether its quotes are in order. */
  record Cells(List<String> texts, boolean wellQuoted) {}

  Cells split(String row) {
    List<String> cells = new ArrayList<>();
    boolean wellQuoted = true;
    int at = 0;
    while (at <= row.length()) {
      if (at < row.length() && row.charAt(at) == QUOTE) {
        int close = closing(row, at + 1);
        cells.add(row.substring(at + 1, close).replace("\"\"", "\""));
        at = close + 1;
        wellQuoted &= at == row.length() || (at < row.length() && row.charAt(at) == delimiter);
      } else {
        cells.add("");
      }
      int end = row.indexOf(delimiter, Math.min(at, row.length()));
      end = end < 0 ? row.length() : end;
      if (at < end) {
        int last = cells.size() - 1;
        cells.set(last, cells.get(last) + row.substring(at, end));
      }
      at = end + 1;
    }
    return new Cells(cells, wellQuoted);
  }

  /** Position of the quote that closes a cell; the end of the row when none does. */
  private static int closing(String row, int from) {
    int at = row.indexOf(QUOTE, from);
    while (at >= 0 && at + 1 < row.length() && row.charAt(at + 1) == QUOTE) {
      at = row.indexOf(QUOTE, at + 2);
    }
    return at < 0 ? row.length() : at;
  }
}
