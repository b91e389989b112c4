package org.matimpact.pipeline.scan;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.PupilColumn;

/**
 * Where the national thirds of prior attainment end in each year, from exact counts of every value:
 * a third ends at the smallest value with at least that share of pupils at or below it, so that all
 * pupils of one value are in one third.
 */
final class TercileCuts implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Last integers of the lowest and of the middle third.
   *
   * @param lowest the lowest third has integers up to it
   * @param middle the highest third has integers above it
   */
  record Cut(long lowest, long middle) implements Serializable {}

  private static final Cut NOBODY = new Cut(Long.MIN_VALUE, Long.MAX_VALUE);

  private final Map<Integer, Cut> byYear = new TreeMap<>();

  /**
   * Cuts the distribution of each year.
   *
   * @param counts pupils by year and value of prior attainment
   */
  static TercileCuts of(ColumnSet set, Map<Integer, ? extends Map<Double, Long>> counts) {
    TercileCuts cuts = new TercileCuts();
    counts.forEach((year, pupils) -> cuts.add(year, integers(set, pupils)));
    return cuts;
  }

  private static SortedMap<Long, Long> integers(ColumnSet set, Map<Double, Long> pupils) {
    PupilColumn prior = set.pupils().get(set.pupilPosition(ColumnSet.PRIOR_ATTAINMENT));
    SortedMap<Long, Long> integers = new TreeMap<>();
    pupils.forEach((value, count) -> integers.merge(prior.integer(value), count, Long::sum));
    return integers;
  }

  /** Cuts one year's distribution of integers. */
  private void add(int year, SortedMap<Long, Long> pupils) {
    long all = pupils.values().stream().mapToLong(Long::longValue).sum();
    if (all > 0) {
      byYear.put(year, new Cut(end(pupils, all, 1), end(pupils, all, 2)));
    }
  }

  private static long end(SortedMap<Long, Long> pupils, long all, int thirds) {
    long below = 0;
    for (Map.Entry<Long, Long> value : pupils.entrySet()) {
      below += value.getValue();
      if (3 * below >= thirds * all) {
        return value.getKey();
      }
    }
    return pupils.lastKey();
  }

  /** The cut of a year; one to which nobody belongs when no prior attainment is known. */
  Cut of(int year) {
    return byYear.getOrDefault(year, NOBODY);
  }
}
