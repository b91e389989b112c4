package org.matimpact.pipeline.contract;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.matimpact.pipeline.names.NearestNames;

/** Headers close to one that was not found, compared as cleaned names. */
final class NearestHeaders {

  private NearestHeaders() {}

  /** At most three known names, nearest first; ties in alphabetical order. */
  static List<String> to(String name, Collection<String> known) {
    return NearestNames.nearest(name, known, HeaderText::clean);
  }

  /** The same for a message: 'a', 'b', 'c'; {@code nothing} when nothing is known. */
  static String quoted(String name, Collection<String> known) {
    return known.isEmpty()
        ? "nothing"
        : to(name, known).stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "));
  }
}
