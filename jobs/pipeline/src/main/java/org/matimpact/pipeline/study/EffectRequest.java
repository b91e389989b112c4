package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.List;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;

/**
 * One effect to estimate on a matched contrast.
 *
 * @param years outcome years; several are pooled with year effects
 * @param subgroup whose effect; all pupils for an outcome of schools
 */
public record EffectRequest(
    Outcome outcome, List<Integer> years, EstimandAverage estimandAverage, Subgroup subgroup)
    implements Serializable {

  /** The same of an outcome that is held otherwise. */
  public EffectRequest on(Outcome other) {
    return new EffectRequest(other, years, estimandAverage, subgroup);
  }

  /** A single year counts whole matched sets only. */
  boolean wholeSets() {
    return years.size() == 1;
  }
}
