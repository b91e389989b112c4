package org.matimpact.statistics.matching;

/** Quantiles by linear interpolation, R's default (Hyndman &amp; Fan 1996, type 7). */
final class SortedQuantile {

  private SortedQuantile() {}

  static double of(double[] sorted, double probability) {
    double index = (sorted.length - 1) * probability;
    int low = (int) StrictMath.floor(index);
    int high = (int) StrictMath.ceil(index);
    if (sorted[low] == sorted[high]) {
      return sorted[low];
    }
    double share = index - low;
    return (1 - share) * sorted[low] + share * sorted[high];
  }

  /** How many of ascending points are at or below a value. */
  static int atOrBelow(double[] points, double value) {
    int low = 0;
    int high = points.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (points[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
