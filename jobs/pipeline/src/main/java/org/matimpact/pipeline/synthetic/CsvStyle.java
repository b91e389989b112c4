package org.matimpact.pipeline.synthetic;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a family of official files is written.
 *
 * @param charset encoding
 * @param byteOrderMark true for a UTF-8 byte order mark
 * @param lineEnd end of line
 * @param quoteAll true when every field is quoted, not only those that need it
 */
record CsvStyle(Charset charset, boolean byteOrderMark, String lineEnd, boolean quoteAll) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Establishments, memberships: windows-1252. */
  static final CsvStyle REGISTER = new CsvStyle(WINDOWS, false, "\r\n", false);

  /** Links between establishments: windows-1252 with every field quoted. */
  static final CsvStyle REGISTER_LINKS = new CsvStyle(WINDOWS, false, "\r\n", true);

  /** Groups and their links in the layout of 2022. */
  static final CsvStyle GROUPS = new CsvStyle(StandardCharsets.UTF_8, false, "\r\n", false);

  /** Performance tables: UTF-8 with a byte order mark. */
  static final CsvStyle TABLES = new CsvStyle(StandardCharsets.UTF_8, true, "\r\n", false);

  /** Inspections. */
  static final CsvStyle INSPECTIONS = new CsvStyle(StandardCharsets.UTF_8, false, "\r\n", false);

  /** The same with other line ends. */
  CsvStyle endingLinesWith(String end) {
    return new CsvStyle(charset, byteOrderMark, end, quoteAll);
  }
}
