package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.matimpact.statistics.multilevel.NotEstimableException.Reason;

/** The school-years of each cluster. */
final class ClusterGroups {

  private ClusterGroups() {}

  /** The places of the school-years of each cluster, clusters by ascending code. */
  static int[][] of(SchoolYears data, int[] codes) {
    int schools = data.schools();
    if (codes.length != schools) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "Cannot use %d cluster codes for %d schools", codes.length, schools));
    }
    int[][] clusters = clusters(data, codes);
    if (clusters.length < 2) {
      throw new NotEstimableException(
          Reason.TOO_FEW_CLUSTERS,
          String.format(
              Locale.ROOT,
              "Cannot estimate a variance from %d cluster (at least 2 needed)",
              clusters.length));
    }
    return clusters;
  }

  private static int[][] clusters(SchoolYears data, int[] codes) {
    int[] code = data.groups().stream().mapToInt(group -> codes[group.school()]).toArray();
    long[] keys =
        IntStream.range(0, code.length)
            .mapToLong(g -> ((long) code[g] << Integer.SIZE) | g)
            .sorted()
            .toArray();
    int[] sorted = Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    int[] starts =
        IntStream.rangeClosed(0, sorted.length)
            .filter(
                at -> at == 0 || at == sorted.length || code[sorted[at]] != code[sorted[at - 1]])
            .toArray();
    return IntStream.range(0, starts.length - 1)
        .mapToObj(c -> Arrays.copyOfRange(sorted, starts[c], starts[c + 1]))
        .toArray(int[][]::new);
  }
}
