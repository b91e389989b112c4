package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Quantities that are one number under several names, such as the treated of one size band against
 * both comparison groups when nobody is left out of either match, and in the results by band. What
 * one table withholds another must not show. Those of one description and one size are taken for
 * the same.
 */
final class SamePupils {

  private final Map<String, List<String>> names = new TreeMap<>();

  /**
   * Notes a quantity.
   *
   * @param description whose number it is: unit, phase, outcome, size band, route, years, subgroup
   * @param quantity its name
   */
  void add(List<String> description, long size, String quantity) {
    List<String> same =
        names.computeIfAbsent(String.join("|", description) + "|" + size, d -> new ArrayList<>());
    if (!same.contains(quantity)) {
      same.add(quantity);
    }
  }

  /** Each is the first. */
  List<Relation> relations() {
    List<Relation> relations = new ArrayList<>();
    for (List<String> same : names.values()) {
      for (String other : same.subList(1, same.size())) {
        relations.add(Relation.total(same.get(0), List.of(other)));
      }
    }
    return relations;
  }
}
