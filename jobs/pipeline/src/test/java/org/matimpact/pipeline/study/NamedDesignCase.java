package org.matimpact.pipeline.study;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.matimpact.pipeline.run.TinyEngland;
import org.matimpact.pipeline.settings.MatchSettings;
import org.matimpact.pipeline.settings.SettingsLoader;

/** A contrast of made-up schools, matched by a design of some settings. */
abstract class NamedDesignCase {

  static final long SEED = 1;
  static final int TREATED = 80;

  final TwoArms arms = new TwoArms(TREATED, 160);

  List<MatchedSchool> arm(MatchedContrast matched, boolean treated) {
    return matched.schools().stream().filter(school -> school.treated() == treated).toList();
  }

  String reason(String design, String settings) {
    return String.join("; ", matched(design, settings).reasons());
  }

  MatchedContrast matched(String design, String hocon) {
    MatchSettings match = settings(hocon);
    return new ContrastMatcher(match, SEED)
        .match(scored(match), List.of(DesignPlan.named(match, design)))
        .get(0);
  }

  ScoredContrast scored(MatchSettings match) {
    return ScoredContrast.of(
        ContrastPool.of(arms.phase(), TwoArms.SAME_ROUTE), match.base().score());
  }

  /** Few schools: no design is refused for its effective sample size or for whom it keeps. */
  static MatchSettings settings(String hocon) {
    String covariates =
        """
        phases.secondary.covariate_sets.intake = [
          { covariate = prior, name = prior_attainment_ks2, year = 2019, timing = before }
          { covariate = poor, name = fsm6_percent, year = 2019 }
          { covariate = region, from = attribute }
          { covariate = fsm6_percent, year = 2019 }
        ]
        match { least_comparison_ess = 1, largest_weight_share = 1, least_share_kept = 0.05 }
        """;
    return SettingsLoader.parse(TinyEngland.settings() + covariates + hocon, Map.of()).match();
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  static StudySchool located(StudySchool old, String la, String region) {
    return new StudySchool(
        old.urn(),
        old.arm(),
        old.route(),
        old.trustUid(),
        old.bandStart(),
        old.bandEnd(),
        la,
        region);
  }
}
