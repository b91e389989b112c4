package org.matimpact.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.run.TinyEngland;
import org.matimpact.pipeline.settings.CoarseningSettings.Cut;
import org.matimpact.pipeline.settings.DesignSettings.Estimand;
import org.matimpact.pipeline.settings.DesignSettings.Method;
import org.matimpact.pipeline.settings.NeighbourSettings.Order;
import org.matimpact.pipeline.settings.RestrictionSettings.CovariateCaliper;

/** Designs in the settings: what they inherit, and what is refused with which words. */
class MatchSettingsTest {

  @Test
  void aNamedDesignInheritsWhatItDoesNotSay() {
    MatchSettings match =
        match(
            """
            match {
              caliper.width = 0.5, link = probit, order = smallest, anti_exact = [region]
              covariate_calipers { fsm6_percent { width = 5, unit = value } }
              designs = [near, auto]
              named { near {
                method = nearest, ratio = 2, caliper.scale = pooled, anti_exact = []
                covariate_calipers { prior_attainment_ks2 { width = 1, unit = sd } }
              } }
            }
            """);

    DesignSettings near = match.design("near");
    assertThat(near.method()).isEqualTo(Method.NEAREST);
    assertThat(near.distance())
        .isEqualTo(
            new DistanceSettings(
                DistanceSettings.Kind.LINEAR_PREDICTOR,
                "",
                List.of(),
                0.5,
                DistanceSettings.CaliperScale.POOLED));
    assertThat(near.score().link()).isEqualTo(ScoreSettings.Link.PROBIT);
    assertThat(near.neighbours().order()).isEqualTo(Order.SMALLEST);
    assertThat(near.neighbours().ratio()).isEqualTo(2);
    assertThat(near.restrictions().antiExact()).isEmpty();
    assertThat(near.restrictions().calipers())
        .isEqualTo(
            Map.of(
                "fsm6_percent", new CovariateCaliper(5, CovariateCaliper.Unit.VALUE),
                "prior_attainment_ks2", new CovariateCaliper(1, CovariateCaliper.Unit.SD)));
    assertThat(match.base().restrictions().antiExact()).containsExactly("region");
    assertThat(match.base().distance().caliperScale())
        .isEqualTo(DistanceSettings.CaliperScale.OVERALL);
  }

  @Test
  void everyKeyOfADesignIsRead() {
    DesignSettings cem =
        match(
                """
                match.named.cem {
                  method = coarsened_exact, estimand = ate, exact = [region]
                  coarsen { covariates = [fsm6_percent, prior_attainment_ks2]
                            cuts { fsm6_percent = [10, 25.5], prior_attainment_ks2 = "quantiles 4" } }
                }
                """)
            .design("cem");
    assertThat(cem.effectFor()).isEqualTo(Estimand.ATE);
    assertThat(cem.coarsening().cuts())
        .isEqualTo(
            Map.of(
                "fsm6_percent", new Cut(Cut.Kind.POINTS, 0, List.of(10.0, 25.5)),
                "prior_attainment_ks2", new Cut(Cut.Kind.QUANTILES, 4, List.of())));
    DesignSettings varied =
        match(
                """
                match.named.varied {
                  method = nearest, distance = fsm6_percent, replace = false
                  variable_ratio { mean = 2.5, minimum = 1, maximum = 4 }
                  discard { rule = both }, group_limit { by = la, most = 3 }, preferred = [la, region]
                }
                """)
            .design("varied");
    assertThat(varied.usesCovariate()).isTrue();
    assertThat(varied.neighbours().variable())
        .isEqualTo(new NeighbourSettings.VariableRatio(2.5, 1, 4));
    assertThat(varied.discard()).isEqualTo(new DiscardSettings(DiscardSettings.Rule.BOTH, false));
    assertThat(varied.restrictions().groupBy()).isEqualTo("la");
    assertThat(varied.restrictions().groupMost()).isEqualTo(3);
    assertThat(varied.restrictions().preferred()).containsExactly("la", "region");
  }

  @Test
  void everyProblemIsToldTogetherWithItsLine(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("study.conf");
    String before = TinyEngland.settings();
    Files.writeString(
        file,
        before
            + """
            match.named.subs { method = subclass, subclases = 4, ratio = 2 }
            match.named.odd { method = optimal, order = closest }
            match.named.cem { method = coarsened_exact, coarsen.cuts { fsm_percent = 3 } }
            match.named.auto { method = full }
            match.named.nearest_1_with_replacement { method = full }
            match.named.none { ratio = 1 }
            match.ties = coin
            match.exact = [regoin]
            match.designs = [auto, sub, auto]
            """);
    int line = (int) before.lines().count();

    SettingsException refused =
        catchThrowableOfType(
            SettingsException.class, () -> SettingsLoader.load(file, Map.of("data", "x")));

    assertThat(refused.problems())
        .hasSize(11)
        .allMatch(problem -> problem.startsWith(file.toString()));
    String[] expected = {
      "match.named.subs.subclases is not a setting; did you mean subclasses?",
      "match.named.subs.ratio has no use with method subclass; it is a key of nearest, optimal",
      "match.named.odd.order has no use with method optimal; it is a key of nearest",
      "match.named.cem.coarsen.cuts.fsm_percent is no covariate of any set; did you mean fsm6_percent?",
      "match.named.auto is no name for a design",
      "match.named.nearest_1_with_replacement is no name for a design",
      "match.named.none.method is missing",
      "match.ties is 'coin'; choose one of hash, row_order",
      "match.exact names 'regoin', which is no covariate, la, region, trust or route; did you mean region?",
      "match.designs names 'sub', which is no design; did you mean subs",
      "match.designs names auto twice"
    };
    int[] lines = {1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9};
    for (int i = 0; i < expected.length; i++) {
      String text = expected[i];
      int at = line + lines[i];
      assertThat(refused.problems())
          .as(text)
          .anyMatch(problem -> problem.contains(":" + at + ": " + text));
    }
  }

  @Test
  void designsThatRunMayNotContradictThemselves() {
    refused(
        "match { distance = mahalanobis, designs = [s], named.s { method = subclass } }",
        "match.named.s.method subclasses are cut on a score and mahalanobis is none");
    refused(
        "match { anti_exact = [region], designs = [w], named.w { method = weighting } }",
        "method weighting cannot obey anti_exact");
    refused(
        "match { designs = [f], named.f { method = full, estimand = ato } }",
        "estimand ato is for method weighting");
    refused(
        "match { designs = [n], named.n { method = nearest, distance = fsm6_percent,"
            + " discard { rule = both, refit = true } } }",
        "the distance is a covariate");
    refused("match { link = probit, likelihood = firth }", "Firth's likelihood is the logit's");
    refused(
        "match { link = probit, random_intercept = la }",
        "joins random intercepts with link probit and likelihood auto");
    refused(
        "match.named.t { method = template, exact = [region] }", "has no use with method template");
    refused("match.moments.tolerance = 0", "must be above 0");
    refused(
        "match.balance.prognostic = [region]",
        "names 'region', which is no covariate from a measure of before joining");
    refused("match { estimand = ate }", "say estimand and variable_ratio in a named design");
    refused(
        "match.named.n { method = nearest, replace = true,"
            + " variable_ratio { mean = 2, minimum = 1, maximum = 3 } }",
        "ratios vary without replacement only");
    refused(
        "match.named.n { method = nearest, variable_ratio { mean = 4, minimum = 1, maximum = 3 } }",
        "must lie between minimum and maximum");
  }

  @Test
  void anInheritedRestrictionMayBeLifted() {
    MatchSettings match =
        match(
            "match { anti_exact = [region], designs = [s],"
                + " named.s { method = subclass, anti_exact = [] } }");
    assertThat(match.design("s").conflicts()).isEmpty();
  }

  @Test
  void anEmptyGroupOfNamesLiftsThoseThatAreInherited() {
    String inherited =
        """
        match {
          covariate_calipers { fsm6_percent { width = 5, unit = value } }
          coarsen.cuts { fsm6_percent = 3 }
        }
        """;
    DesignSettings kept = match(inherited + "match.named.x { method = full }").design("x");
    DesignSettings lifted =
        match(inherited + "match.named.x { method = full, covariate_calipers {} }").design("x");
    DesignSettings uncut =
        match(inherited + "match.named.x { method = coarsened_exact, coarsen.cuts {} }")
            .design("x");

    assertThat(kept.restrictions().calipers()).containsOnlyKeys("fsm6_percent");
    assertThat(lifted.restrictions().calipers()).isEmpty();
    assertThat(lifted.conflicts()).isEmpty();
    assertThat(kept.coarsening().cuts()).containsOnlyKeys("fsm6_percent");
    assertThat(uncut.coarsening().cuts()).isEmpty();
    assertThat(
            match(inherited + "match.named.x { method = subclass, covariate_calipers {} }")
                .design("x")
                .conflicts())
        .as("a method that cannot obey them may lift them")
        .isEmpty();
  }

  @Test
  void aMahalanobisDistanceAloneNeedsNoPropensity() {
    assertThat(mahalanobis("method = full, caliper.width = 0").usesPropensity()).isFalse();
    assertThat(mahalanobis("method = full").usesPropensity()).as("caliper 0.2").isTrue();
    assertThat(
            mahalanobis("method = full, caliper.width = 0, discard.rule = both").usesPropensity())
        .isTrue();
    String pairs = "method = nearest, caliper.width = 0";
    assertThat(mahalanobis(pairs).usesPropensity()).as("largest score first").isTrue();
    assertThat(mahalanobis(pairs + ", order = closest").usesPropensity()).isFalse();
    refused(
        "match.named.x { method = full, distance_covariates = [fsm6_percent] }",
        "are of a Mahalanobis distance, and the distance is linear_predictor");
    refused(
        "match.named.x { method = full, distance = mahalanobis, distance_covariates = [fsm_percent] }",
        "names 'fsm_percent', which is no covariate of any set; did you mean fsm6_percent?");
  }

  private static DesignSettings mahalanobis(String rest) {
    return match("match.named.x { distance = mahalanobis, " + rest + " }").design("x");
  }

  @Test
  void numbersAreFinite() {
    refused("match.caliper.width = Infinity", "match.caliper.width is 'Infinity', not a number");
    refused("match.caliper.width = NaN", "match.caliper.width is 'NaN', not a number");
    refused("match.moments.effort = 1e999", "not a number");
    refused(
        "match.named.c { method = coarsened_exact, coarsen.cuts { fsm6_percent = [10, Infinity] } }",
        "has 'Infinity', which is no number");
  }

  @Test
  void whatAMethodCannotObeyIsToldAndMayBeLifted() {
    MatchSettings match =
        match(
            """
            match {
              designs = [entropy_balancing], estimand = ate, discard { rule = both, refit = true }
              named.t { method = template }
              named.lifted { method = template, estimand = att, discard.rule = none }
              named.w { method = weighting }
            }
            """);
    assertThat(match.design("t").conflicts())
        .containsExactly(
            "method template cannot obey discard; leave one of them out",
            "method template cannot obey estimand; leave one of them out");
    assertThat(match.design("lifted").conflicts()).isEmpty();
    assertThat(match.design("w").conflicts()).isEmpty();
    assertThat(match.design("entropy_balancing").conflicts()).isEmpty();
    assertThat(match.design("entropy_balancing").discards()).isFalse();
    refused(
        "match { discard.rule = both, designs = [e], named.e { method = exact } }",
        "method exact cannot obey discard");
    refused(
        "match.named.t { method = template, estimand = ate }", "has no use with method template");
  }

  /** A design that is only compared may turn out impossible there: the settings stay valid. */
  @Test
  void whatDoesNotRunMayContradictItself() {
    MatchSettings match = match("match { anti_exact = [region] }");

    assertThat(match.compare()).contains("overlap", "subclasses", "entropy_balancing");
    assertThat(match.design("overlap").conflicts())
        .containsExactly("method weighting cannot obey anti_exact; leave one of them out");
    assertThat(match.design("entropy_balancing").conflicts()).isEmpty();
  }

  @Test
  void designsThatDoNotRunDecideNothing() {
    String plain = match("").decisive();
    assertThat(match("match.compare = [full]").decisive()).isEqualTo(plain);
    assertThat(match("match.named.threes.ratio = 4").decisive()).isEqualTo(plain);
    assertThat(match("match.designs = [auto, full]").decisive()).isNotEqualTo(plain);
  }

  @Test
  void theHeadlineIsTheFirstDesign() {
    MatchSettings auto = match("match.designs = [auto, full]");
    MatchSettings full = match("match.designs = [full, auto]");
    assertThat(auto.isHeadline("nearest_3_with_replacement")).isTrue();
    assertThat(auto.isHeadline("full")).isFalse();
    assertThat(full.isHeadline("full")).isTrue();
    assertThat(full.isHeadline("nearest_1_without_replacement")).isFalse();
  }

  private static void refused(String hocon, String words) {
    assertThatThrownBy(() -> match(hocon))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(words);
  }

  private static MatchSettings match(String hocon) {
    return SettingsLoader.parse(TinyEngland.settings() + hocon, Map.of()).match();
  }
}
