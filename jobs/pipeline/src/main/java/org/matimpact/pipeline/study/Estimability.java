package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matimpact.pipeline.settings.MatchSettings.EstimabilitySettings;

/** Whether a design leaves enough to estimate an effect from, decided before outcomes are read. */
final class Estimability {

  private Estimability() {}

  /** Everything that speaks against it, with figures; empty when nothing does. */
  static List<String> problems(DesignQuality quality, EstimabilitySettings least) {
    List<String> problems = new ArrayList<>();
    if (quality.shareKept() < least.shareKept()) {
      problems.add(
          text(
              "%.3f of the treated kept, fewer than %.2f", quality.shareKept(), least.shareKept()));
    }
    if (quality.comparisonEss() < least.comparisonEss()) {
      problems.add(
          text(
              "effective comparison sample %.1f, under %.0f",
              quality.comparisonEss(), least.comparisonEss()));
    }
    if (quality.largestWeightShare() > least.largestWeightShare()) {
      problems.add(
          text(
              "one comparison school carries %.3f of the weight, over %.2f",
              quality.largestWeightShare(), least.largestWeightShare()));
    }
    return List.copyOf(problems);
  }

  private static String text(String format, double value, double limit) {
    return String.format(Locale.ROOT, format, value, limit);
  }
}
