package org.matimpact.statistics.multiplicity;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusted p-values of a family, as R's {@code p.adjust}.
 *
 * <p>Holm (1979, Scandinavian Journal of Statistics 6, 65-70) controls the chance of any false
 * rejection; Benjamini &amp; Hochberg (1995, Journal of the Royal Statistical Society B 57,
 * 289-300) the expected share of false ones among the rejections.
 */
public final class PValueAdjustment {

  private PValueAdjustment() {}

  /**
   * Holm's step-down adjustment: over ascending p, the running maximum of (m - rank + 1) p.
   *
   * @param p p-values in [0, 1]
   * @return adjusted p-values in the order given
   * @throws IllegalArgumentException if a value is not in [0, 1]
   */
  public static double[] holm(double[] p) {
    int[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double running = 0;
    for (int rank = 0; rank < p.length; rank++) {
      running = Math.max(running, (p.length - rank) * p[order[rank]]);
      adjusted[order[rank]] = Math.min(1, running);
    }
    return adjusted;
  }

  /**
   * Benjamini and Hochberg's step-up adjustment: over descending p, the running minimum of m p /
   * rank.
   *
   * @param p p-values in [0, 1]
   * @return adjusted p-values in the order given
   * @throws IllegalArgumentException if a value is not in [0, 1]
   */
  public static double[] benjaminiHochberg(double[] p) {
    int[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double running = 1;
    for (int rank = p.length; rank >= 1; rank--) {
      int at = order[rank - 1];
      running = Math.min(running, p.length * p[at] / rank);
      adjusted[at] = running;
    }
    return adjusted;
  }

  private static int[] ascending(double[] p) {
    for (double value : p) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("Invalid p-value: " + value + " (must be in [0, 1])");
      }
    }
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> p[i]).thenComparing(i -> i))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
