package org.matimpact.pipeline.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.DesignQuality;
import org.matimpact.pipeline.study.MatchedContrast;
import org.matimpact.pipeline.study.ScoredContrast;
import org.matimpact.pipeline.study.StudySchool;
import org.matimpact.statistics.propensity.PropensityModel;

/** What a reader of every effect of a contrast must be told. */
final class ContrastCautions {

  /** Smaller differences of shares are rounding, or those of means that agree for all purposes. */
  private static final double TOLD_FROM = 0.001;

  private ContrastCautions() {}

  static String of(MatchedContrast matched, String membershipCaution) {
    Contrast contrast = matched.contrast();
    List<String> cautions = new ArrayList<>();
    if (!membershipCaution.isEmpty()) {
      cautions.add(membershipCaution);
    }
    String timing = matched.scored().pool().phase().timing(contrast.covariateSet());
    if (timing.contains("during") || timing.contains("after")) {
      cautions.add(
          "adjusts for intake measured after joining: part of any effect, and of any selection, is"
              + " removed");
    }
    if (matched.usesPropensity()) {
      cautions.addAll(ofScore(matched.scored()));
    }
    if (BalanceSummary.of(matched).verdict().equals(Optional.of("poor"))) {
      cautions.add("balance is poor");
    }
    routes(matched).ifPresent(cautions::add);
    if (contrast.comparator().equals(StudySchool.MAINTAINED)) {
      cautions.add("conditions on not converting");
      if (contrast.route().equals("sponsored")) {
        cautions.add("selection on failure is removed only as far as baseline results are matched");
      }
    }
    return String.join("; ", cautions);
  }

  private static List<String> ofScore(ScoredContrast scored) {
    List<String> cautions = new ArrayList<>();
    List<String> separated = scored.model().map(PropensityModel::separated).orElse(List.of());
    if (!separated.isEmpty()) {
      cautions.add("the propensity model separates the arms by " + String.join(", ", separated));
    }
    if (!scored.caution().isEmpty()) {
      cautions.add(scored.caution());
    }
    return cautions;
  }

  /** Strata hold the route exactly; designs for which it is a mean may miss it. */
  private static Optional<String> routes(MatchedContrast matched) {
    if (matched.schools().isEmpty()) {
      return Optional.empty();
    }
    DesignQuality quality = matched.quality();
    if (matched.contrast().comparatorRoute().equals(Contrast.ANY_ROUTE)) {
      return Optional.of(sponsored("route differs between arms: %.0f %% against %.0f %%", quality));
    }
    double apart = StrictMath.abs(quality.sponsoredTreated() - quality.sponsoredComparison());
    return matched.contrast().exactOnRoute() && apart >= TOLD_FROM
        ? Optional.of(
            sponsored("route is balanced as a mean, not exactly: %.1f %% against %.1f %%", quality))
        : Optional.empty();
  }

  private static String sponsored(String format, DesignQuality quality) {
    return String.format(
            Locale.ROOT,
            format,
            100 * quality.sponsoredTreated(),
            100 * quality.sponsoredComparison())
        + " sponsored";
  }
}
