package org.matimpact.statistics.multiplicity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Adjusted p-values of a family by the step-down of the largest |t| (Romano &amp; Wolf 2005,
 * Econometrica 73, 1237-1282; the p-values of Romano &amp; Wolf 2016, Statistics &amp; Probability
 * Letters 113, 38-40): two-sided, for the chance of any false rejection.
 *
 * <p>Hypotheses are taken by descending |t|. For the k-th, max_b is the largest |t*_b| among it and
 * those after it, and p = (1 + number of b with max_b at least |t|) / (1 + B), then the running
 * maximum. The bootstrap statistics are those under the null hypothesis, and a replicate must be
 * the same draw in all hypotheses: their dependence is what makes this sharper than Holm.
 *
 * <p>Small samples: no p-value is below 1 / (1 + B); the multipliers of few clusters give few
 * different statistics, and p-values are coarse then.
 */
public final class StepDown {

  private StepDown() {}

  /**
   * Returns adjusted p-values in the order of the hypotheses.
   *
   * @param t statistic of each hypothesis
   * @param bootstrap for each hypothesis its statistics, by replicate
   * @throws IllegalArgumentException if a hypothesis lacks replicates that another has, there are
   *     none, or a statistic is not a number: leave hypotheses that cannot be tested out first
   */
  public static double[] adjust(double[] t, double[][] bootstrap) {
    check(t, bootstrap);
    int[] order =
        IntStream.range(0, t.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer h) -> -StrictMath.abs(t[h]))
                    .thenComparing(h -> h))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] extreme = extreme(t, bootstrap, order);
    double[] adjusted = new double[t.length];
    double running = 0;
    for (int k = 0; k < order.length; k++) {
      running = StrictMath.max(running, (1.0 + extreme[k]) / (1 + bootstrap[0].length));
      adjusted[order[k]] = running;
    }
    return adjusted;
  }

  /** By place in the order: replicates whose maximum from there on reaches |t|. */
  private static int[] extreme(double[] t, double[][] bootstrap, int[] order) {
    int[] extreme = new int[order.length];
    for (int b = 0; order.length > 0 && b < bootstrap[0].length; b++) {
      double largest = 0;
      for (int k = order.length - 1; k >= 0; k--) {
        largest = StrictMath.max(largest, StrictMath.abs(bootstrap[order[k]][b]));
        extreme[k] += largest >= StrictMath.abs(t[order[k]]) ? 1 : 0;
      }
    }
    return extreme;
  }

  private static void check(double[] t, double[][] bootstrap) {
    if (bootstrap.length != t.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot adjust %d statistics with replicates of %d hypotheses",
              t.length,
              bootstrap.length));
    }
    for (int h = 0; h < t.length; h++) {
      if (bootstrap[h].length == 0 || bootstrap[h].length != bootstrap[0].length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Cannot adjust: hypothesis %d has %d replicates, the first %d (all must have the"
                    + " same, at least 1)",
                h,
                bootstrap[h].length,
                bootstrap[0].length));
      }
      if (Double.isNaN(t[h]) || Arrays.stream(bootstrap[h]).anyMatch(Double::isNaN)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "Cannot adjust: a statistic of hypothesis %d is not a number", h));
      }
    }
  }
}
