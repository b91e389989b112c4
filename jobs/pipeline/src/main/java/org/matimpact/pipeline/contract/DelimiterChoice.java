package org.matimpact.pipeline.contract;

import java.util.Comparator;
import java.util.List;

/** Tells from the header which of a contract's delimiters a file has. */
final class DelimiterChoice {

  private DelimiterChoice() {}

  /** The delimiter that cuts the header into the most cells; the first of several. */
  static char of(List<Character> delimiters, String header) {
    return delimiters.stream()
        .max(
            Comparator.comparingInt(
                    (Character d) -> new CellSplitter(d).split(header).texts().size())
                .thenComparing(d -> -delimiters.indexOf(d)))
        .orElseThrow();
  }
}
