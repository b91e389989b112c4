package org.matimpact.pipeline.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names in a fixed order, shared by all rows that have them. */
final class Names {

  private final List<String> names;
  private final Map<String, Integer> positions = new HashMap<>();

  Names(List<String> names) {
    this.names = List.copyOf(names);
    for (int i = 0; i < names.size(); i++) {
      positions.put(names.get(i), i);
    }
  }

  int size() {
    return names.size();
  }

  String name(int position) {
    return names.get(position);
  }

  /** Position of a name; -1 when there is none. */
  int position(Object name) {
    return positions.getOrDefault(name, -1);
  }
}
