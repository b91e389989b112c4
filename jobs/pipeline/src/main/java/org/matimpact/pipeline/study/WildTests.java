package org.matimpact.pipeline.study;

import java.util.Arrays;
import java.util.function.Supplier;
import org.matimpact.statistics.bootstrap.Multiplier;
import org.matimpact.statistics.bootstrap.WildClusterBootstrap;
import org.matimpact.statistics.bootstrap.WildDraws;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.ContrastScores;

/** Tests of the effects of one contrast, which have most clusters in common, and so the draws. */
final class WildTests {

  private final WildBootstrap rule;
  private final Supplier<WildDraws> draws;

  WildTests(WildBootstrap rule) {
    this.rule = rule;
    draws = new Once<>(() -> new WildDraws(rule.seed(), 1, rule.replicates() + 1));
  }

  /**
   * Tests an effect, as far as it is to be tested.
   *
   * @param scores sums by cluster; codes are those of {@link ClusterCodes}
   */
  WildTest test(
      ClusterRobustEstimate estimate, WildBootstrap.Use use, Supplier<ContrastScores> scores) {
    boolean few = estimate.degreesOfFreedom() < rule.leastDf();
    boolean asked = few || use == WildBootstrap.Use.FAMILY;
    if (rule.replicates() == 0 || !asked || !(estimate.standardError() > 0)) {
      return WildTest.NONE;
    }
    WildClusterBootstrap bootstrap = WildClusterBootstrap.of(scores.get(), 0);
    return new WildTest(
        few ? bootstrap.pValue(draws.get()).pValue() : Double.NaN,
        bootstrap.statistic(),
        use == WildBootstrap.Use.FAMILY ? statistics(bootstrap) : new double[0]);
  }

  /** One that is not a number, for want of variance, counts as extreme. */
  private double[] statistics(WildClusterBootstrap bootstrap) {
    return Arrays.stream(bootstrap.statistics(Multiplier.WEBB, draws.get()))
        .map(t -> Double.isNaN(t) ? Double.POSITIVE_INFINITY : t)
        .toArray();
  }
}
