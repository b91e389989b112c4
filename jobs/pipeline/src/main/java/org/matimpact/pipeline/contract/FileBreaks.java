package org.matimpact.pipeline.contract;

import java.util.Locale;

/** Breaks of a file that show only within it. */
final class FileBreaks {

  private FileBreaks() {}

  static Break encoding(String file, long line, SourceContract contract) {
    return new Break(
        file,
        line,
        "",
        "has bytes that are not %s, the encoding of contract '%s'"
            .formatted(contract.encoding().name().toLowerCase(Locale.ROOT), contract.name()),
        "Use a contract with the encoding of the file, or convert the file");
  }

  static Break openQuote(String file, long line) {
    return new Break(
        file,
        line,
        "",
        "a quoted cell that opens in this row is never closed",
        "Repair the quotes of the row; the file may also be cut off");
  }
}
