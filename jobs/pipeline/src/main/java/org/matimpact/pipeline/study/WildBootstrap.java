package org.matimpact.pipeline.study;

import java.io.Serializable;
import org.matimpact.pipeline.settings.Settings;

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
}
