package org.matimpact.pipeline.contract;

import java.util.Comparator;
import java.util.List;

/** Breaks of several files in one report. */
public final class Breaks {

  private Breaks() {}

  /** By file in the order in which the sources name them, then by line. */
  public static List<Break> sorted(List<Break> breaks, List<SourceSpec> specs) {
    List<String> files = files(specs);
    return breaks.stream()
        .sorted(
            Comparator.comparingInt((Break b) -> files.indexOf(b.file()))
                .thenComparingLong(Break::line))
        .toList();
  }

  static List<String> files(List<SourceSpec> specs) {
    return specs.stream().flatMap(s -> s.files().stream()).map(String::valueOf).toList();
  }
}
