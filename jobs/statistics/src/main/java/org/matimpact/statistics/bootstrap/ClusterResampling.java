package org.matimpact.statistics.bootstrap;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.matimpact.statistics.random.CounterRandom;
import org.matimpact.statistics.random.Purpose;

/**
 * Clusters drawn with replacement within arm: from the clusters that have treated schools as many
 * as there are, and from the others as many as there are. (Where every cluster has both arms, as a
 * treated trust with its comparison schools has, there is one kind.) The number of times that a
 * cluster is drawn is its weight. Matching is not done again: the sets are held fixed.
 */
public final class ClusterResampling {

  private final int[] codes;

  /** The places of the clusters of each arm. */
  private final int[][] arms;

  private ClusterResampling(int[] codes, int[][] arms) {
    this.codes = codes;
    this.arms = arms;
  }

  /**
   * Reads the clusters.
   *
   * @param clusters a code for each school
   * @param treated whether the school is treated
   * @throws IllegalArgumentException if the lengths differ
   */
  public static ClusterResampling of(int[] clusters, boolean[] treated) {
    if (clusters.length != treated.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot resample: %d cluster codes for %d schools",
              clusters.length,
              treated.length));
    }
    int[] codes = Arrays.stream(clusters).sorted().distinct().toArray();
    boolean[] has = new boolean[codes.length];
    for (int school = 0; school < clusters.length; school++) {
      has[Arrays.binarySearch(codes, clusters[school])] |= treated[school];
    }
    int[] with = IntStream.range(0, codes.length).filter(c -> has[c]).toArray();
    int[] without = IntStream.range(0, codes.length).filter(c -> !has[c]).toArray();
    return new ClusterResampling(codes, new int[][] {with, without});
  }

  /** Returns the codes of the clusters, ascending; not a copy. */
  public int[] codes() {
    return codes;
  }

  /** Returns how often each cluster is drawn in a replicate, by ascending code. */
  public int[] counts(long seed, long replicate) {
    CounterRandom random = new CounterRandom(seed, Purpose.CLUSTER_BOOTSTRAP);
    int[] counts = new int[codes.length];
    for (int[] arm : arms) {
      for (int cluster : arm) {
        counts[arm[random.below(arm.length, replicate, codes[cluster])]]++;
      }
    }
    return counts;
  }
}
