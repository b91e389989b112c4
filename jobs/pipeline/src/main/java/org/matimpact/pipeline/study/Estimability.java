package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matimpact.pipeline.settings.DesignSettings.Estimand;
import org.matimpact.pipeline.settings.MatchSettings.EstimabilitySettings;

/**
 * Whether a design leaves enough to estimate an effect from, decided before outcomes are read.
 *
 * <p>Where the effect is for the treated each of them weighs 1, and few of them are no fault of the
 * design: their number stands in the interval. Otherwise their weights may rest on a few, as those
 * of the comparison schools may, and are held to the same limits.
 */
final class Estimability {

  private final DesignQuality quality;
  private final EstimabilitySettings least;
  private final List<String> problems = new ArrayList<>();

  private Estimability(DesignQuality quality, EstimabilitySettings least) {
    this.quality = quality;
    this.least = least;
  }

  /** Everything that speaks against it, with figures; empty when nothing does. */
  static List<String> problems(DesignQuality quality, EstimabilitySettings least) {
    return new Estimability(quality, least).problems();
  }

  private List<String> problems() {
    if (quality.shareKept() < least.shareKept()) {
      problems.add(
          text(
              "%.3f of the " + target() + " kept, fewer than %.2f",
              quality.shareKept(),
              least.shareKept()));
    }
    if (quality.asked() != Estimand.ATT) {
      arm("treated", quality.treatedEss(), quality.largestTreatedWeightShare());
    }
    arm("comparison", quality.comparisonEss(), quality.largestWeightShare());
    return List.copyOf(problems);
  }

  private String target() {
    return switch (quality.asked()) {
      case ATT -> "treated";
      case ATC -> "comparison schools";
      case ATE, ATO -> "schools";
    };
  }

  private void arm(String arm, double effective, double largestShare) {
    if (effective < least.comparisonEss()) {
      problems.add(
          text("effective " + arm + " sample %.1f, under %.0f", effective, least.comparisonEss()));
    }
    if (largestShare > least.largestWeightShare()) {
      problems.add(
          text(
              "one " + arm + " school carries %.3f of the weight, over %.2f",
              largestShare,
              least.largestWeightShare()));
    }
  }

  private static String text(String format, double value, double limit) {
    return String.format(Locale.ROOT, format, value, limit);
  }
}
