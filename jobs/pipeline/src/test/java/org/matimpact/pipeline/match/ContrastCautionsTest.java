package org.matimpact.pipeline.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.run.TinyEngland;
import org.matimpact.pipeline.settings.MatchSettings;
import org.matimpact.pipeline.settings.SettingsLoader;
import org.matimpact.pipeline.study.ContrastMatcher;
import org.matimpact.pipeline.study.ContrastPool;
import org.matimpact.pipeline.study.DesignPlan;
import org.matimpact.pipeline.study.MatchedContrast;
import org.matimpact.pipeline.study.ScoredContrast;
import org.matimpact.pipeline.study.TwoArms;

/** What is told with every effect of a contrast, and what is not. */
class ContrastCautionsTest {

  private static final int TREATED = 40;
  private static final String ROUTE = "route is balanced as a mean, not exactly";

  private final TwoArms arms = new TwoArms(TREATED, 80);

  @Test
  void aDesignThatHoldsTheRouteAsAMeanTellsBothShares() {
    MatchedContrast matched =
        matched("x", "match.named.x { method = template, moments.tolerance = 0.2 }");
    assertThat(
            Math.abs(
                matched.quality().sponsoredTreated() - matched.quality().sponsoredComparison()))
        .as("a wide tolerance leaves the shares apart")
        .isGreaterThan(0.005);
    assertThat(ContrastCautions.of(matched, ""))
        .contains(
            String.format(
                Locale.ROOT,
                "%s: %.1f %% against %.1f %% sponsored",
                ROUTE,
                100 * matched.quality().sponsoredTreated(),
                100 * matched.quality().sponsoredComparison()));
  }

  @Test
  void aDesignThatHoldsTheRouteExactlyTellsNothingOfIt() {
    for (String design : List.of("pairs", "full", "entropy_balancing", "overlap")) {
      MatchedContrast matched = matched(design, "");
      assertThat(matched.schools()).as(design).isNotEmpty();
      assertThat(ContrastCautions.of(matched, "")).as(design).doesNotContain("route");
    }
  }

  @Test
  void separationIsToldOfDesignsThatUseTheScoreOnly() {
    for (int i = 0; i < arms.prior.length; i++) {
      arms.prior[i] += i < TREATED ? 20 : 0;
    }
    String maximum = "match.likelihood = maximum";
    String separates = "the propensity model separates the arms by prior";
    assertThat(ContrastCautions.of(matched("full", maximum), "")).contains(separates);
    assertThat(ContrastCautions.of(matched("coarsened", maximum), "")).doesNotContain(separates);
    assertThat(ContrastCautions.of(matched("entropy_balancing", maximum), ""))
        .doesNotContain(separates);
  }

  private MatchedContrast matched(String design, String hocon) {
    String settings =
        """
        phases.secondary.covariate_sets.intake = [
          { covariate = prior, name = prior_attainment_ks2, year = 2019 }
          { covariate = poor, name = fsm6_percent, year = 2019 }
          { covariate = region, from = attribute }
        ]
        """;
    MatchSettings match =
        SettingsLoader.parse(TinyEngland.settings() + settings + hocon, Map.of()).match();
    ScoredContrast scored =
        ScoredContrast.of(ContrastPool.of(arms.phase(), TwoArms.SAME_ROUTE), match.base().score());
    return new ContrastMatcher(match, 1)
        .match(scored, List.of(DesignPlan.named(match, design)))
        .get(0);
  }
}
