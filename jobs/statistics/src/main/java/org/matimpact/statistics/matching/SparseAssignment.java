package org.matimpact.statistics.matching;

import java.util.Arrays;

/** {@link Assignment} of rows to short lists of columns. */
final class SparseAssignment {

  private SparseAssignment() {}

  /**
   * Returns the column of each row, or {@link Assignment#ALONE}.
   *
   * @param columns of each row, ascending
   * @param costs of each, at least 0
   * @param alone the cost of leaving each row alone
   */
  static int[] solve(int[][] columns, long[][] costs, int count, long[] alone) {
    // Columns of a row are handed out as a range of places in its list.
    return Assignment.solve(
        new Assignment.Edges() {
          @Override
          public int first(int row) {
            return 0;
          }

          @Override
          public int end(int row) {
            return columns[row].length;
          }

          @Override
          public int middle(int row) {
            return 0;
          }

          @Override
          public long bound(int row, int place) {
            return 0;
          }

          @Override
          public int column(int row, int place) {
            return columns[row][place];
          }

          @Override
          public long cost(int row, int place) {
            return costs[row][place];
          }
        },
        count,
        Arrays.copyOf(alone, alone.length));
  }
}
