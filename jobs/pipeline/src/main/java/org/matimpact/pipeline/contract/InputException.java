package org.matimpact.pipeline.contract;

import java.util.List;
import java.util.stream.Collectors;

/** The input cannot be used; carries every reason of every file, so that one run finds them all. */
public final class InputException extends RuntimeException {

  private final transient List<Break> breaks;

  public InputException(List<Break> breaks) {
    super(message(breaks));
    this.breaks = List.copyOf(breaks);
  }

  /** Every reason, by file in the order named. */
  public List<Break> breaks() {
    return breaks;
  }

  private static String message(List<Break> breaks) {
    long files = breaks.stream().map(Break::file).distinct().count();
    return breaks.stream()
        .map(b -> "\n  " + b)
        .collect(
            Collectors.joining(
                "", "%d problems in %d input files:".formatted(breaks.size(), files), ""));
  }
}
