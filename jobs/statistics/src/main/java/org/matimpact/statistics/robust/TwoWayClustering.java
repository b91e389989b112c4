package org.matimpact.statistics.robust;

import java.util.Arrays;
import java.util.Locale;

/**
 * Clustering in two crossing ways, such as by trust and by set: V = V_first + V_second -
 * V_intersection, each with the small-sample factor of its own clusters (Cameron, Gelbach &amp;
 * Miller 2011, Journal of Business &amp; Economic Statistics 29, 238-249). With CR1 equals R's
 * {@code sandwich::vcovCL(fit, cluster = ~ first + second, type = "HC1")}.
 *
 * <p>A check beside the headline, not a replacement: the difference of matrices has no bias-reduced
 * form and need not be positive. Where one way nests in the other, the result is the coarser way's.
 */
public final class TwoWayClustering {

  private TwoWayClustering() {}

  /**
   * Returns codes of the clusters in which both ways agree.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public static int[] intersection(int[] first, int[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "Cannot cross %d cluster codes with %d", first.length, second.length));
    }
    long[] pairs = new long[first.length];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = ((long) first[i] << Integer.SIZE) | Integer.toUnsignedLong(second[i]);
    }
    long[] distinct = Arrays.stream(pairs).sorted().distinct().toArray();
    return Arrays.stream(pairs).mapToInt(pair -> Arrays.binarySearch(distinct, pair)).toArray();
  }

  /**
   * Combines inference on one coefficient by both ways and their intersection, all with the same
   * correction. Degrees of freedom are those of the way with fewer clusters, less 1 (the same
   * paper). Standard error, limits and p-value are not numbers if the difference is not above 0.
   */
  public static ClusterRobustEstimate combine(
      ClusterRobustEstimate first,
      ClusterRobustEstimate second,
      ClusterRobustEstimate intersection) {
    double variance = square(first) + square(second) - square(intersection);
    int fewest = Math.min(first.clusters(), second.clusters());
    return ClusterRobustEstimate.of(
        first.estimate(),
        variance > 0 ? StrictMath.sqrt(variance) : Double.NaN,
        fewest - 1,
        fewest);
  }

  private static double square(ClusterRobustEstimate estimate) {
    return estimate.standardError() * estimate.standardError();
  }
}
