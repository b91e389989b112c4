package org.matimpact.pipeline.contract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream of bytes into rows at line ends (LF or CRLF) that are not within a quoted cell.
 * Works on bytes, which is right for every encoding that writes ASCII as ASCII. Blank lines are
 * passed over.
 */
final class RowScanner {

  private static final int BUFFER = 1 << 16;

  /** A quoted cell of this many bytes was never closed. */
  private static final int LONGEST_ROW = 1 << 22;

  /** What ends a row. */
  enum RowEnd {
    /** A line end that is not within a quoted cell. */
    UNQUOTED_LINE,
    /** Every line end, so that a file can be cut anywhere: files of pupils. */
    LINE;

    static RowEnd of(SourceContract contract) {
      return contract.holdsPupils() ? LINE : UNQUOTED_LINE;
    }
  }

  /** Where in a row the next byte stands. */
  private enum Place {
    CELL_START,
    WITHIN_CELL,
    WITHIN_QUOTES,
    AFTER_QUOTE
  }

  private final InputStream in;
  private final RowEnd rowEnd;
  private byte delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private byte[] row = new byte[1024];
  private int length;
  private int at;
  private int end;
  private long line = 1;
  private long bytes;

  RowScanner(InputStream in, char delimiter, RowEnd rowEnd) {
    this.in = in;
    this.rowEnd = rowEnd;
    this.delimiter = (byte) delimiter;
  }

  /** Takes another delimiter from the next row on. */
  void delimitedBy(char character) {
    delimiter = (byte) character;
  }

  /** Number of bytes of text consumed so far. */
  long bytes() {
    return bytes;
  }

  /** The next row that is not blank; empty at the end. */
  Optional<RawRow> next() throws IOException {
    while (fill()) {
      RawRow next = scan();
      if (next.bytes().length > 0) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  private RawRow scan() throws IOException {
    long start = line;
    length = 0;
    Place place = Place.CELL_START;
    while (fill() && length < LONGEST_ROW) {
      byte b = buffer[at++];
      bytes++;
      if (b == '\n') {
        line++;
        if (place != Place.WITHIN_QUOTES) {
          return finished(start, RawRow.Quotes.CLOSED);
        }
      }
      append(b);
      place = after(place, b);
    }
    return finished(
        start, place == Place.WITHIN_QUOTES ? RawRow.Quotes.OPEN : RawRow.Quotes.CLOSED);
  }

  /** A quote within quotes closes them, or is doubled, in which case the next one opens again. */
  private Place after(Place place, byte b) {
    if (rowEnd == RowEnd.LINE) {
      return Place.WITHIN_CELL;
    }
    if (place == Place.WITHIN_QUOTES) {
      return b == '"' ? Place.AFTER_QUOTE : Place.WITHIN_QUOTES;
    }
    if (b == delimiter) {
      return Place.CELL_START;
    }
    return b == '"' && place != Place.WITHIN_CELL ? Place.WITHIN_QUOTES : Place.WITHIN_CELL;
  }

  private void append(byte b) {
    if (length == row.length) {
      row = Arrays.copyOf(row, 2 * length);
    }
    row[length++] = b;
  }

  private RawRow finished(long start, RawRow.Quotes quotes) {
    boolean carriageReturn = length > 0 && row[length - 1] == '\r';
    return new RawRow(start, Arrays.copyOf(row, carriageReturn ? length - 1 : length), quotes);
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    end = Math.max(0, in.read(buffer));
    at = 0;
    return end > 0;
  }
}
