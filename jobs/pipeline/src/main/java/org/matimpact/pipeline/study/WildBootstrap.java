package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.Supplier;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.statistics.bootstrap.Multiplier;
import org.matimpact.statistics.bootstrap.WildClusterBootstrap;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.ClusterScores;

/**
 * When and how effects are tested by the wild cluster bootstrap with the null hypothesis of no
 * effect imposed: where Satterthwaite's degrees of freedom are few, and for the step-down of a
 * family.
 *
 * <p>A family mixes contrasts of few and of many clusters, and its replicates must be the same
 * draws in all of them: it always has Webb's multipliers, which serve any number of clusters. The
 * p-value of a row by itself has those that suit its own number of clusters.
 *
 * @param seed of the run
 * @param replicates 0 for no test
 * @param leastDf degrees of freedom below which a row has a p-value by the bootstrap
 */
public record WildBootstrap(long seed, int replicates, double leastDf) implements Serializable {

  /** No test. */
  public static final WildBootstrap NONE = new WildBootstrap(0, 0, 0);

  /** What an effect is tested for. */
  public enum Use {
    /** By itself. */
    ROW,
    /** By itself, and among the hypotheses of its family. */
    FAMILY
  }

  /** What the settings of a run say. */
  public static WildBootstrap of(Settings settings) {
    return new WildBootstrap(
        settings.seed(), settings.estimate().wildReplicates(), settings.estimate().leastDf());
  }

  /**
   * Tests an effect, as far as it is to be tested.
   *
   * @param scores sums by cluster; codes are those of {@link ClusterCodes}
   */
  WildTest test(ClusterRobustEstimate estimate, Use use, Supplier<ClusterScores> scores) {
    boolean few = estimate.degreesOfFreedom() < leastDf;
    boolean asked = few || use == Use.FAMILY;
    if (replicates == 0 || !asked || !(estimate.standardError() > 0)) {
      return WildTest.NONE;
    }
    WildClusterBootstrap bootstrap = WildClusterBootstrap.of(scores.get(), 0);
    return new WildTest(
        few ? bootstrap.pValue(seed, replicates).pValue() : Double.NaN,
        bootstrap.statistic(),
        use == Use.FAMILY ? statistics(bootstrap) : new double[0]);
  }

  /** One that is not a number, for want of variance, counts as extreme. */
  private double[] statistics(WildClusterBootstrap bootstrap) {
    return Arrays.stream(bootstrap.statistics(Multiplier.WEBB, seed, 1, replicates + 1))
        .map(t -> Double.isNaN(t) ? Double.POSITIVE_INFINITY : t)
        .toArray();
  }
}
