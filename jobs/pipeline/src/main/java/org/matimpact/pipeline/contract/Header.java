package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The header of a file, and which of its columns each field of a contract reads. */
final class Header {

  private final List<String> headers;
  private final Map<String, List<Integer>> positions = new LinkedHashMap<>();

  /**
   * A header as it stands in the file.
   *
   * @param headers texts of the cells; blank ones are columns without a name
   */
  Header(List<String> headers) {
    this.headers = List.copyOf(headers);
    for (int i = 0; i < headers.size(); i++) {
      String clean = HeaderText.clean(headers.get(i));
      if (!clean.isEmpty()) {
        positions.computeIfAbsent(clean, h -> new ArrayList<>()).add(i);
      }
    }
  }

  int size() {
    return headers.size();
  }

  /** Headers that have a name, as they stand in the file. */
  List<String> named() {
    return headers.stream().filter(h -> !HeaderText.clean(h).isEmpty()).toList();
  }

  /** The header at a position, without what cannot be seen. */
  String at(int position) {
    return headers.get(position).replaceAll("[\\uFEFF\\u200B-\\u200F\\u2060]", "").strip();
  }

  /**
   * Positions of the header that a field reads: the first of its aliases that is there, else its
   * name. Empty when none is there; more than one when that header stands twice.
   */
  List<Integer> positions(SourceField field) {
    for (String alias : field.aliases()) {
      Optional<List<Integer>> found = positions(alias);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return positions(field.name()).orElse(List.of());
  }

  private Optional<List<Integer>> positions(String header) {
    return Optional.ofNullable(positions.get(HeaderText.clean(header)));
  }
}
