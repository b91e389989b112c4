package org.matimpact.pipeline.scan;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.NationalShares;
import org.matimpact.pipeline.study.crossproduct.PupilColumn;

/** Where the national thirds of prior attainment end in each year, by {@link NationalShares}. */
final class TercileCuts implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int THIRDS = 3;

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
    counts.forEach((year, pupils) -> cuts.add(year, set, pupils));
    return cuts;
  }

  /** Cuts one year's distribution. */
  private void add(int year, ColumnSet set, Map<Double, Long> pupils) {
    if (!pupils.isEmpty()) {
      PupilColumn prior = set.pupils().get(set.pupilPosition(ColumnSet.PRIOR_ATTAINMENT));
      long[] ends = NationalShares.ends(prior, pupils, THIRDS);
      byYear.put(year, new Cut(ends[0], ends[1]));
    }
  }

  /** The cut of a year; one to which nobody belongs when no prior attainment is known. */
  Cut of(int year) {
    return byYear.getOrDefault(year, NOBODY);
  }
}
