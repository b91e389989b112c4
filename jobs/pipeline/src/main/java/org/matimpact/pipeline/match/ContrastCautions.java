package org.matimpact.pipeline.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.DesignQuality;
import org.matimpact.pipeline.study.MatchedContrast;
import org.matimpact.pipeline.study.StudySchool;
import org.matimpact.statistics.propensity.PropensityModel;

/** What a reader of every effect of a contrast must be told. */
final class ContrastCautions {

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
    matched
        .scored()
        .model()
        .map(PropensityModel::separated)
        .filter(s -> !s.isEmpty())
        .ifPresent(
            separated ->
                cautions.add(
                    "the propensity model separates the arms by " + String.join(", ", separated)));
    if (!matched.scored().caution().isEmpty()) {
      cautions.add(matched.scored().caution());
    }
    if (BalanceSummary.of(matched).verdict().equals(Optional.of("poor"))) {
      cautions.add("balance is poor");
    }
    if (contrast.comparatorRoute().equals(Contrast.ANY_ROUTE) && !matched.schools().isEmpty()) {
      cautions.add(routesDiffer(matched.quality()));
    }
    if (contrast.comparator().equals(StudySchool.MAINTAINED)) {
      cautions.add("conditions on not converting");
      if (contrast.route().equals("sponsored")) {
        cautions.add("selection on failure is removed only as far as baseline results are matched");
      }
    }
    return String.join("; ", cautions);
  }

  private static String routesDiffer(DesignQuality quality) {
    return String.format(
        Locale.ROOT,
        "route differs between arms: %.0f %% against %.0f %% sponsored",
        100 * quality.sponsoredTreated(),
        100 * quality.sponsoredComparison());
  }
}
