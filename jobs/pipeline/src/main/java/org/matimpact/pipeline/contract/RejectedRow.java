package org.matimpact.pipeline.contract;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A row that broke its contract.
 *
 * @param source name of the source in the settings
 * @param file the file as named in the settings
 * @param line line on which the row starts; the header is line 1
 * @param column header of the first column at fault, empty when no single column is
 * @param rule rule that the first break broke
 * @param message every break of the row in words; never a value of a pupil's column
 */
public record RejectedRow(
    String source, String file, long line, String column, String rule, String message)
    implements Serializable {

  static RejectedRow of(String source, String file, long line, List<RowBreak> breaks) {
    RowBreak first = breaks.get(0);
    String message = breaks.stream().map(RowBreak::toString).collect(Collectors.joining("; "));
    return new RejectedRow(source, file, line, first.column(), first.rule(), message);
  }

  /** The same row with its line counted from further up. */
  RejectedRow below(long lines) {
    return new RejectedRow(source, file, line + lines, column, rule, message);
  }
}
