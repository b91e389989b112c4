package org.matimpact.pipeline.study;

import java.io.Serializable;

/**
 * The pairs of a match: each treated school with each comparison school of its set. Two arrays,
 * because a design may have many.
 *
 * @param treated row of the treated school among those of the phase, ascending
 * @param comparison row of the comparison school
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a table; compared by content nowhere
public record MatchedPairs(int[] treated, int[] comparison) implements Serializable {

  /** Of a design without pairs, or where they are not asked for. */
  public static final MatchedPairs NONE = new MatchedPairs(new int[0], new int[0]);
}
