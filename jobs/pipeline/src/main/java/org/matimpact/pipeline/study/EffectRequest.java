package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.List;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;

/**
 * One effect to estimate on a matched contrast.
 *
 * @param years outcome years; several are pooled with year effects
 */
public record EffectRequest(Outcome outcome, List<Integer> years, EstimandAverage estimandAverage)
    implements Serializable {

  /** A single year counts whole matched sets only. */
  boolean wholeSets() {
    return years.size() == 1;
  }
}
