package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Relations in groups that share no key, by disjoint sets (Galler and Fischer 1964). */
final class Components {

  private final List<Relation> relations;
  private final int[] parent;

  /** Joins relations that share a key, directly or through others, whatever their order. */
  Components(List<Relation> relations) {
    Map<String, Relation> inOrder = new TreeMap<>();
    relations.forEach(relation -> inOrder.put(relation.terms().toString(), relation));
    this.relations = List.copyOf(inOrder.values());
    this.parent = new int[this.relations.size()];
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      for (String key : this.relations.get(i).terms().keySet()) {
        Integer other = first.putIfAbsent(key, i);
        if (other != null) {
          parent[root(i)] = root(other);
        }
      }
    }
  }

  private int root(int relation) {
    int root = relation;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** The groups, each in order of the relations' terms. */
  Collection<List<Relation>> all() {
    Map<Integer, List<Relation>> groups = new TreeMap<>();
    for (int i = 0; i < parent.length; i++) {
      groups.computeIfAbsent(root(i), r -> new ArrayList<>()).add(relations.get(i));
    }
    return groups.values();
  }
}
