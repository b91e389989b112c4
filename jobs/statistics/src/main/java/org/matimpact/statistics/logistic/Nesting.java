package org.matimpact.statistics.logistic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rows sorted by group and subgroup, and where each begins. A subgroup lies in one group; a model
 * of one level has one subgroup a group.
 *
 * @param order the given row of each sorted row; rows of a subgroup stay as given
 * @param rows where the rows of each subgroup begin, and their end
 * @param subgroups where the subgroups of each group begin, and their end
 * @param codes the code of each group, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // indices; compared by content nowhere
record Nesting(int[] order, int[] rows, int[] subgroups, int[] codes) {

  static Nesting of(int[] group, int[] subgroup) {
    int[] order =
        IntStream.range(0, group.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(row -> group[row])
                    .thenComparingInt(row -> subgroup[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] rows =
        IntStream.range(0, order.length)
            .filter(i -> i == 0 || differ(group, order, i) || differ(subgroup, order, i))
            .toArray();
    int[] subgroups =
        IntStream.range(0, rows.length)
            .filter(k -> k == 0 || differ(group, order, rows[k], rows[k - 1]))
            .toArray();
    int[] codes = Arrays.stream(subgroups).map(k -> group[order[rows[k]]]).toArray();
    return new Nesting(order, ended(rows, order.length), ended(subgroups, rows.length), codes);
  }

  private static boolean differ(int[] code, int[] order, int i) {
    return differ(code, order, i, i - 1);
  }

  private static boolean differ(int[] code, int[] order, int i, int before) {
    return code[order[i]] != code[order[before]];
  }

  private static int[] ended(int[] starts, int end) {
    int[] ended = Arrays.copyOf(starts, starts.length + 1);
    ended[starts.length] = end;
    return ended;
  }

  int groupCount() {
    return codes.length;
  }

  int subgroupCount() {
    return rows.length - 1;
  }

  /** Puts numbers of sorted rows back in the order given. */
  double[] unsorted(double[] sorted) {
    double[] given = new double[sorted.length];
    for (int i = 0; i < order.length; i++) {
      given[order[i]] = sorted[i];
    }
    return given;
  }

  /** Repeats a number for each sorted row of its subgroup. */
  double[] spread(double[] ofSubgroups) {
    double[] spread = new double[order.length];
    for (int k = 0; k < subgroupCount(); k++) {
      Arrays.fill(spread, rows[k], rows[k + 1], ofSubgroups[k]);
    }
    return spread;
  }

  /** Sums sorted rows by subgroup. */
  double[] sums(double[] ofRows) {
    return sums(ofRows, rows);
  }

  /** Sums subgroups by group. */
  double[] groupSums(double[] ofSubgroups) {
    return sums(ofSubgroups, subgroups);
  }

  private static double[] sums(double[] values, int[] starts) {
    double[] sums = new double[starts.length - 1];
    for (int k = 0; k < sums.length; k++) {
      for (int i = starts[k]; i < starts[k + 1]; i++) {
        sums[k] += values[i];
      }
    }
    return sums;
  }
}
