package org.matimpact.pipeline.study;

import java.io.Serializable;
import org.matimpact.pipeline.settings.MatchSettings;
import org.matimpact.statistics.matching.Caliper;
import org.matimpact.statistics.matching.NearestNeighbour;
import org.matimpact.statistics.matching.Order;
import org.matimpact.statistics.matching.Replacement;
import org.matimpact.statistics.matching.SetRule;
import org.matimpact.statistics.matching.Ties;

/**
 * A nearest-neighbour design that has been decided on.
 *
 * @param ratio comparison schools in a set
 * @param reason why this design
 */
public record NearestNeighbourPlan(
    MatchSettings settings, boolean replacement, int ratio, String reason) implements Serializable {

  /** Name of the design in identifiers and tables. */
  public String design() {
    return "nearest_" + ratio + (replacement ? "_with_replacement" : "_without_replacement");
  }

  NearestNeighbour method() {
    return new NearestNeighbour(
        ratio,
        replacement ? Replacement.WITH : Replacement.WITHOUT,
        caliper(),
        Order.valueOf(settings.order().name()),
        Ties.valueOf(settings.ties().name()),
        SetRule.valueOf(settings.sets().name()),
        settings.maximumReuse());
  }

  private Caliper caliper() {
    if (settings.caliperWidth() == 0) {
      return Caliper.none();
    }
    return settings.caliperScale() == MatchSettings.CaliperScale.OVERALL
        ? Caliper.overall(settings.caliperWidth())
        : Caliper.pooled(settings.caliperWidth());
  }
}
