package org.matimpact.pipeline.study;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.matimpact.statistics.hash.XxHash64;

/**
 * Numbers of clusters that depend on their names alone, so that a trust has the same random draws
 * in every contrast, phase and edition. Should two of a contrast hash alike, the later name takes
 * the next number: it is then a cluster of its own with draws of its own.
 */
final class ClusterCodes {

  private ClusterCodes() {}

  /** A number for each name, equal for equal names only. */
  static int[] of(List<String> names) {
    Map<String, Integer> codes = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (String name : new TreeSet<>(names)) {
      int code = (int) XxHash64.hash(name, 0);
      while (!taken.add(code)) {
        code++;
      }
      codes.put(name, code);
    }
    return names.stream().mapToInt(codes::get).toArray();
  }
}
