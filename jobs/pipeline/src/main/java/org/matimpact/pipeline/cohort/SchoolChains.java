package org.matimpact.pipeline.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.matimpact.pipeline.cohort.SchoolChain.Note;

/**
 * Predecessor chains. Conversion gives a school a new URN; the chain walks back as long as one
 * school was followed by one school. Mergers and splits end the walk.
 */
final class SchoolChains {

  private final Map<Long, Set<Long>> predecessors = new TreeMap<>();
  private final Map<Long, Set<Long>> successors = new TreeMap<>();

  /** Adds the link that one school followed another; the same link may come from both its ends. */
  void follows(long successor, long predecessor) {
    predecessors.computeIfAbsent(successor, u -> new TreeSet<>()).add(predecessor);
    successors.computeIfAbsent(predecessor, u -> new TreeSet<>()).add(successor);
  }

  /** The chain that ends in a school. */
  SchoolChain of(long urn) {
    List<Long> chain = new ArrayList<>(List.of(urn));
    while (true) {
      long current = chain.get(chain.size() - 1);
      Set<Long> before = predecessors.getOrDefault(current, Set.of());
      if (before.isEmpty()) {
        return new SchoolChain(List.copyOf(chain), chain.size() == 1 ? Note.NONE : Note.SIMPLE);
      }
      if (before.size() > 1) {
        return new SchoolChain(List.copyOf(chain), Note.MERGED);
      }
      long previous = before.iterator().next();
      if (chain.contains(previous)) {
        return new SchoolChain(List.copyOf(chain), Note.CYCLE);
      }
      if (successors.get(previous).size() > 1) {
        return new SchoolChain(List.copyOf(chain), Note.SPLIT);
      }
      chain.add(previous);
    }
  }
}
