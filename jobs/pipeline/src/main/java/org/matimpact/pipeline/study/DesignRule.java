package org.matimpact.pipeline.study;

import java.util.List;
import java.util.Locale;
import org.matimpact.pipeline.settings.MatchSettings;
import org.matimpact.pipeline.settings.NeighbourSettings.Replace;

/**
 * The rule of {@code design = auto}, applied to a phase and comparator before outcomes are read:
 * nearest neighbour without replacement if it keeps enough of the treated in every contrast,
 * otherwise with replacement. One rule for all treated groups, so that their effects compare.
 */
public final class DesignRule {

  private DesignRule() {}

  /** The design that is tried first, without replacement. */
  public static DesignPlan candidate(MatchSettings settings) {
    int ratio = settings.base().neighbours().ratio();
    return DesignPlan.neighbours(settings.base(), Replace.FALSE, StrictMath.max(1, ratio), "");
  }

  /** Whether the settings leave the choice to the rule. */
  public static boolean decides(MatchSettings settings) {
    return settings.base().neighbours().replace() == Replace.AUTO;
  }

  /**
   * Chooses the design.
   *
   * @param shares share of the treated that the candidate keeps in each contrast that has both arms
   */
  public static DesignPlan choose(MatchSettings settings, List<Double> shares) {
    if (!decides(settings)) {
      return forced(settings);
    }
    double least = shares.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    boolean without = !shares.isEmpty() && least >= settings.auto().shareKept();
    String reason =
        String.format(
            Locale.ROOT,
            "auto: without replacement keeps at least %.3f of the treated in %d contrasts, %s %.2f",
            least,
            shares.size(),
            without ? "not under" : "under",
            settings.auto().shareKept());
    return plan(settings, without ? Replace.FALSE : Replace.TRUE, reason);
  }

  private static DesignPlan forced(MatchSettings settings) {
    return plan(settings, settings.base().neighbours().replace(), "forced by the settings");
  }

  private static DesignPlan plan(MatchSettings settings, Replace replace, String reason) {
    int asked = settings.base().neighbours().ratio();
    int ruled = replace == Replace.TRUE ? settings.auto().ratio() : 1;
    return DesignPlan.neighbours(settings.base(), replace, asked > 0 ? asked : ruled, reason);
  }
}
