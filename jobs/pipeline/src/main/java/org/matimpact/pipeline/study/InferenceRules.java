package org.matimpact.pipeline.study;

import java.io.Serializable;
import java.util.List;
import org.matimpact.pipeline.settings.EstimateSettings.ComparisonCluster;
import org.matimpact.pipeline.settings.EstimateSettings.Cr2Target;
import org.matimpact.pipeline.settings.EstimateSettings.SpreadLevel;
import org.matimpact.pipeline.settings.Settings;

/**
 * How uncertainty is found, the same in all fits of a run.
 *
 * @param wild when effects are tested by the wild cluster bootstrap
 * @param comparisons what comparison schools outside matched sets cluster by
 * @param target working covariance of CR2 for outcomes of pupils
 * @param spreadIntervals levels whose standard deviation has an interval
 */
public record InferenceRules(
    WildBootstrap wild,
    ComparisonCluster comparisons,
    Cr2Target target,
    List<SpreadLevel> spreadIntervals)
    implements Serializable {

  /** CR2 for effects of school and school-year, without a bootstrap. */
  public static final InferenceRules PLAIN =
      new InferenceRules(
          WildBootstrap.NONE,
          ComparisonCluster.SCHOOL,
          Cr2Target.SCHOOL,
          List.of(SpreadLevel.BETWEEN_TRUSTS));

  /** What the settings of a run say. */
  public static InferenceRules of(Settings settings) {
    return new InferenceRules(
        WildBootstrap.of(settings),
        settings.estimate().comparisonCluster(),
        settings.estimate().cr2Target(),
        settings.estimate().spreadIntervals());
  }

  /** The same without a bootstrap. */
  public InferenceRules untested() {
    return new InferenceRules(WildBootstrap.NONE, comparisons, target, spreadIntervals);
  }
}
