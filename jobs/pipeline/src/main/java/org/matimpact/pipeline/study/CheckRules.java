package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.List;
import org.matimpact.pipeline.settings.EstimateSettings.Check;
import org.matimpact.pipeline.settings.Settings;

/**
 * How the uncertainty of headline effects is found beside CR2.
 *
 * @param methods a row each, in this order
 * @param seed of the run
 * @param replicates of the methods that draw
 */
public record CheckRules(List<Check> methods, long seed, int replicates) implements Serializable {

  /** What the settings of a run say. */
  public static CheckRules of(Settings settings) {
    return new CheckRules(
        settings.estimate().checks().stream().distinct().toList(),
        settings.seed(),
        settings.estimate().checkReplicates());
  }
}
