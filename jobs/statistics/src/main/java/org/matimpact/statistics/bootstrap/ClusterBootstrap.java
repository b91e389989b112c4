package org.matimpact.statistics.bootstrap;

import java.util.Arrays;
import java.util.Locale;
import org.matimpact.statistics.linear.Moments;

/**
 * The bootstrap of whole clusters, matching held fixed: standard error, percentile limits, and
 * limits by the bootstrap t (Cameron, Gelbach &amp; Miller 2008, Review of Economics and Statistics
 * 90, 414-427; Efron &amp; Tibshirani 1993, An Introduction to the Bootstrap, sections 12.5 and
 * 13.3).
 *
 * <p>Replicates whose clusters do not determine the contrast are left out and counted. With fewer
 * than some thirty clusters the percentile limits cover too little; the wild bootstrap is the one
 * to read then.
 */
public final class ClusterBootstrap {

  private static final double TAIL = .025;

  private ClusterBootstrap() {}

  /**
   * Returns the estimates of some replicates, the same in whatever portions they are asked for.
   *
   * @param from first replicate
   * @param to the replicate after the last
   */
  public static ResampledEstimate[] replicates(
      ResampledEstimator estimator, ClusterResampling resampling, long seed, int from, int to) {
    ResampledEstimate[] replicates = new ResampledEstimate[to - from];
    for (int replicate = from; replicate < to; replicate++) {
      replicates[replicate - from] = estimator.estimate(resampling.counts(seed, replicate));
    }
    return replicates;
  }

  /**
   * Summarises replicates.
   *
   * @param estimate of all clusters, with its CR0 standard error
   * @throws IllegalArgumentException if fewer than two replicates have an estimate
   */
  public static BootstrapSummary summarise(
      ResampledEstimate estimate, ResampledEstimate[] replicates) {
    double[] values =
        Arrays.stream(replicates)
            .mapToDouble(ResampledEstimate::estimate)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (values.length < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot summarise: %d of %d replicates have an estimate (at least 2 needed)",
              values.length,
              replicates.length));
    }
    double[] t =
        Arrays.stream(replicates)
            .filter(r -> r.standardError() > 0)
            .mapToDouble(r -> (r.estimate() - estimate.estimate()) / r.standardError())
            .sorted()
            .toArray();
    return new BootstrapSummary(
        Moments.standardDeviation(values),
        quantile(values, TAIL),
        quantile(values, 1 - TAIL),
        estimate.estimate() - quantile(t, 1 - TAIL) * estimate.standardError(),
        estimate.estimate() - quantile(t, TAIL) * estimate.standardError(),
        replicates.length,
        replicates.length - values.length);
  }

  /** The (n + 1) p-th value, between two by their distance: R's type 6. */
  static double quantile(double[] sorted, double p) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = (sorted.length + 1) * p - 1;
    int below = (int) StrictMath.floor(place);
    double low = sorted[StrictMath.max(0, StrictMath.min(below, sorted.length - 1))];
    double high = sorted[StrictMath.max(0, StrictMath.min(below + 1, sorted.length - 1))];
    return low + (place - below) * (high - low);
  }
}
