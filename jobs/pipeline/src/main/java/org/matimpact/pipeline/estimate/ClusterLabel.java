package org.matimpact.pipeline.estimate;

import org.matimpact.pipeline.settings.EstimateSettings;
import org.matimpact.pipeline.settings.EstimateSettings.ComparisonCluster;
import org.matimpact.pipeline.study.Effect;

/** What an effect's standard error is clustered on, in words. */
final class ClusterLabel {

  private ClusterLabel() {}

  /** Empty where there is no estimate, or its standard error is not clustered. */
  static String of(Effect effect, EstimateSettings settings) {
    if (!effect.estimated() || !effect.method().clustered()) {
      return "";
    }
    return Double.isNaN(effect.setStandardError())
        ? "treated by trust, comparison by " + comparisons(settings)
        : "treated trust with its matched comparison schools";
  }

  private static String comparisons(EstimateSettings settings) {
    return settings.comparisonCluster() == ComparisonCluster.LA ? "local authority" : "school";
  }
}
