package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.Comparator;
import org.matimpact.statistics.hash.XxHash64;
import org.matimpact.statistics.linear.RadixSort;

/** Units in the order of hash, unsigned, then identifier: an order no row can influence. */
final class HashOrder {

  private HashOrder() {}

  /** Returns the hash of each identifier. */
  static long[] hashes(String[] id, long seed) {
    long[] hash = new long[id.length];
    for (int row = 0; row < id.length; row++) {
      hash[row] = XxHash64.hash(id[row], seed);
    }
    return hash;
  }

  /** Returns the rows in that order. */
  static int[] rows(String[] id, long seed) {
    RadixSort.Sorted sorted = RadixSort.sorted(hashes(id, seed), RadixSort.identity(id.length));
    long[] hash = sorted.key();
    int[] rows = sorted.rows();
    for (int from = 0; from < rows.length; ) {
      int to = from + 1;
      while (to < rows.length && hash[to] == hash[from]) {
        to++;
      }
      if (to > from + 1) {
        sortById(rows, from, to, id);
      }
      from = to;
    }
    return rows;
  }

  private static void sortById(int[] rows, int from, int to, String[] id) {
    int[] sorted =
        Arrays.stream(rows, from, to)
            .boxed()
            .sorted(Comparator.comparing(row -> id[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    System.arraycopy(sorted, 0, rows, from, sorted.length);
  }

  /** Returns the place of each row in an order. */
  static int[] ranks(int[] rows) {
    int[] rank = new int[rows.length];
    for (int at = 0; at < rows.length; at++) {
      rank[rows[at]] = at;
    }
    return rank;
  }
}
