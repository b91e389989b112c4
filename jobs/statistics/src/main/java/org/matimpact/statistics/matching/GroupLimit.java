package org.matimpact.statistics.matching;

import java.util.Arrays;

/**
 * At most so many distinct comparison units from one group, such as a local authority or a trust,
 * over the whole match.
 *
 * @param group of each unit; "" is no group and never full
 * @param most distinct comparison units of one group, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // a column of labels; compared by content nowhere
public record GroupLimit(String[] group, int most) {

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public GroupLimit {
    if (most < 1) {
      throw new IllegalArgumentException(
          "Invalid limit of comparison units in a group: " + most + " (must be >= 1)");
    }
  }

  GroupLimit select(int[] rows) {
    return new GroupLimit(
        Arrays.stream(rows).mapToObj(row -> group[row]).toArray(String[]::new), most);
  }
}
