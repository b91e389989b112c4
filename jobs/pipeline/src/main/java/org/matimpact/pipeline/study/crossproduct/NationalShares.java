package org.matimpact.pipeline.study.crossproduct;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where equal shares of the nation's pupils end, from exact counts of every value: a share ends at
 * the smallest value with at least that many pupils at or below it, so that all pupils of one value
 * are in one share.
 */
public final class NationalShares {

  private NationalShares() {}

  /**
   * Last integers of every share but the last, ascending.
   *
   * @param pupils by value, at least one
   * @param shares number of them
   */
  public static long[] ends(PupilColumn column, Map<Double, Long> pupils, int shares) {
    SortedMap<Long, Long> integers = new TreeMap<>();
    pupils.forEach((value, count) -> integers.merge(column.integer(value), count, Long::sum));
    long all = integers.values().stream().mapToLong(Long::longValue).sum();
    long[] ends = new long[shares - 1];
    int share = 0;
    long below = 0;
    for (Map.Entry<Long, Long> value : integers.entrySet()) {
      below += value.getValue();
      while (share < ends.length && shares * below >= (share + 1) * all) {
        ends[share++] = value.getKey();
      }
    }
    return ends;
  }
}
