package org.matimpact.pipeline.cli.show;

import java.util.OptionalInt;

/** Forms in which rows are printed. */
public enum ShowFormat {
  /** Aligned columns for reading; the first rows only. */
  TABLE(OptionalInt.of(50)),
  /** RFC 4180 in UTF-8 with LF; no value is empty, an empty text is {@code ""}. */
  CSV(OptionalInt.empty()),
  /** An array of objects, one on a line. */
  JSON(OptionalInt.empty());

  private final OptionalInt rows;

  ShowFormat(OptionalInt rows) {
    this.rows = rows;
  }

  /** Most rows to print when nobody says how many; empty: all. */
  public OptionalInt rows() {
    return rows;
  }
}
