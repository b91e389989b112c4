package org.matimpact.pipeline.study;

import java.util.List;
import java.util.Locale;
import org.matimpact.pipeline.settings.MatchSettings;
import org.matimpact.pipeline.settings.MatchSettings.Replace;

/**
 * The rule of {@code design = auto}, applied to a phase and comparator before outcomes are read:
 * nearest neighbour without replacement if it keeps enough of the treated in every contrast,
 * otherwise with replacement. One rule for all treated groups, so that their effects compare.
 */
public final class DesignRule {

  private DesignRule() {}

  /** The design that is tried first, without replacement. */
  public static NearestNeighbourPlan candidate(MatchSettings settings) {
    return new NearestNeighbourPlan(settings, false, Math.max(1, settings.ratio()), "");
  }

  /** Whether the settings leave the choice to the rule. */
  public static boolean decides(MatchSettings settings) {
    return settings.replace() == Replace.AUTO;
  }

  /**
   * Chooses the design.
   *
   * @param shares share of the treated that the candidate keeps in each contrast that has both arms
   */
  public static NearestNeighbourPlan choose(MatchSettings settings, List<Double> shares) {
    if (!decides(settings)) {
      return forced(settings);
    }
    double least = shares.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    boolean without = !shares.isEmpty() && least >= settings.autoShareKept();
    String reason =
        String.format(
            Locale.ROOT,
            "auto: without replacement keeps at least %.3f of the treated in %d contrasts, %s %.2f",
            least,
            shares.size(),
            without ? "not under" : "under",
            settings.autoShareKept());
    return new NearestNeighbourPlan(settings, !without, ratio(settings, !without), reason);
  }

  private static NearestNeighbourPlan forced(MatchSettings settings) {
    boolean replacement = settings.replace() == Replace.TRUE;
    return new NearestNeighbourPlan(
        settings, replacement, ratio(settings, replacement), "forced by the settings");
  }

  private static int ratio(MatchSettings settings, boolean replacement) {
    if (settings.ratio() > 0) {
      return settings.ratio();
    }
    return replacement ? settings.autoRatio() : 1;
  }
}
