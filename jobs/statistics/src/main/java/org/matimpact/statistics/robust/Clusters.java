package org.matimpact.statistics.robust;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of each cluster: clusters by ascending code, rows ascending. */
final class Clusters {

  private final int[] rows;
  private final int[] start;

  private Clusters(int[] rows, int[] start) {
    this.rows = rows;
    this.start = start;
  }

  static Clusters of(int[] codes) {
    long[] sorted = IntStream.range(0, codes.length).mapToLong(row -> key(codes, row)).toArray();
    Arrays.sort(sorted);
    int[] rows = Arrays.stream(sorted).mapToInt(key -> (int) key).toArray();
    int[] start =
        IntStream.range(0, rows.length)
            .filter(at -> at == 0 || codes[rows[at]] != codes[rows[at - 1]])
            .toArray();
    int[] bounds = Arrays.copyOf(start, start.length + 1);
    bounds[start.length] = rows.length;
    return new Clusters(rows, bounds);
  }

  /** The code above, the row below: sorting longs sorts by code, then row. */
  private static long key(int[] codes, int row) {
    return ((long) codes[row] << Integer.SIZE) | row;
  }

  int count() {
    return start.length - 1;
  }

  int size(int cluster) {
    return start[cluster + 1] - start[cluster];
  }

  /** Returns the row at a place of a cluster. */
  int row(int cluster, int place) {
    return rows[start[cluster] + place];
  }

  /** Adds to each cluster's sum the products of two columns over its rows. */
  void addProducts(double[] left, double[] right, double[] sums) {
    for (int cluster = 0; cluster < sums.length; cluster++) {
      for (int at = start[cluster]; at < start[cluster + 1]; at++) {
        sums[cluster] += left[rows[at]] * right[rows[at]];
      }
    }
  }
}
