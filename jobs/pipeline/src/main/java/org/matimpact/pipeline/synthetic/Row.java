package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** A row of a file by column name. A column that is not set is blank. */
final class Row {
  private static final DateTimeFormatter REGISTER_DATE = DateTimeFormatter.ofPattern("dd-MM-uuuu");

  private final Map<String, String> values = new HashMap<>();
  private final String blank;

  private Row(String blank) {
    this.blank = blank;
  }

  /** An empty row. */
  static Row empty() {
    return new Row("");
  }

  /** An empty row whose blanks are not empty: aggregate rows of the tables hold a space. */
  static Row blankAs(String blank) {
    return new Row(blank);
  }

  Row with(String column, String value) {
    values.put(column, value);
    return this;
  }

  Row with(String column, long value) {
    return with(column, Long.toString(value));
  }

  /** A date as the register writes it. */
  Row with(String column, LocalDate day) {
    return with(column, day.format(REGISTER_DATE));
  }

  String get(String column) {
    return values.getOrDefault(column, blank);
  }
}
