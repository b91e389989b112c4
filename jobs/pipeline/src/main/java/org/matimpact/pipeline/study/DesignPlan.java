package org.matimpact.pipeline.study;

import java.io.Serializable;
import org.matimpact.pipeline.settings.DesignSettings;
import org.matimpact.pipeline.settings.DesignSettings.Method;
import org.matimpact.pipeline.settings.MatchSettings;
import org.matimpact.pipeline.settings.NeighbourSettings;
import org.matimpact.pipeline.settings.NeighbourSettings.Replace;
import org.matimpact.statistics.matching.Estimand;

/**
 * A design that has been decided on.
 *
 * @param design its name in identifiers and tables
 * @param settings with replacement and ratio decided
 * @param reason why this design
 */
public record DesignPlan(String design, DesignSettings settings, String reason)
    implements Serializable {

  /** A design by its name in the settings; auto is decided by {@link DesignRule}. */
  public static DesignPlan named(MatchSettings match, String name) {
    DesignSettings settings = match.design(name);
    NeighbourSettings asked = settings.neighbours();
    Replace replace = asked.replace() == Replace.TRUE ? Replace.TRUE : Replace.FALSE;
    return new DesignPlan(
        name,
        settings.with(asked.decided(replace, StrictMath.max(1, asked.ratio()))),
        match.named().containsKey(name)
            ? "named in the settings, method " + settings.method().label()
            : "built in, weights without pairs");
  }

  /** Nearest neighbours, as decided. */
  static DesignPlan neighbours(DesignSettings base, Replace replace, int ratio, String reason) {
    String form = replace == Replace.TRUE ? "with" : "without";
    return new DesignPlan(
        "nearest_" + ratio + "_" + form + "_replacement",
        base.with(base.neighbours().decided(replace, ratio)),
        reason);
  }

  /** Whom the weights are for, as the library names it. */
  Estimand estimand() {
    return Estimand.valueOf(settings.effectFor().name());
  }

  /** Whether comparison schools may be in several sets. */
  boolean replacement() {
    return settings.neighbours().replace() == Replace.TRUE;
  }

  /** Whether every set is one treated school with comparison schools of its own. */
  boolean ownSets() {
    return settings.method() == Method.OPTIMAL
        || (settings.method() == Method.NEAREST && !replacement());
  }

  /** Whether schools are weighted without being brought together. */
  boolean weightsOnly() {
    return switch (settings.method()) {
      case WEIGHTING, ENTROPY_BALANCING, CARDINALITY, TEMPLATE -> true;
      default -> false;
    };
  }

  /** Whether sets are strata of schools rather than pairs. */
  boolean largeSets() {
    return switch (settings.method()) {
      case SUBCLASS, EXACT, COARSENED_EXACT -> true;
      default -> false;
    };
  }
}
