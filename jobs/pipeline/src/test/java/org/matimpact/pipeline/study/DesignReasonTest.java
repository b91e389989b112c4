package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.pipeline.settings.MatchSettings;

/** When a design says that it cannot, and that the others stand. */
class DesignReasonTest extends NamedDesignCase {

  @Test
  void aConstantCovariateIsAliasedAndLeavesTheOthersToMatchOn() {
    Arrays.fill(arms.poor, 30);
    MatchedContrast matched = matched("pairs", "");
    assertThat(matched.reasons()).isEmpty();
    assertThat(matched.scored().model().orElseThrow().aliased()).containsExactly("poor");
    assertThat(reason("c", "match.named.c { method = nearest, distance = poor }"))
        .as("all are equally near")
        .isEmpty();
  }

  @Test
  void nothingThatVariesLeavesNoMahalanobisDistance() {
    Arrays.fill(arms.poor, 30);
    Arrays.fill(arms.prior, 1);
    Arrays.fill(arms.region, "North");
    assertThat(reason("m", "match.named.m { method = nearest, distance = robust_mahalanobis }"))
        .contains("none of 3 covariates varies");
  }

  @Test
  void perfectSeparationIsToldWhereTheLinkHasNoWayOut() {
    for (int i = 0; i < arms.prior.length; i++) {
      arms.prior[i] += i < TREATED ? 20 : 0;
    }
    assertThat(reason("p", "match.named.p { method = full, link = probit }"))
        .contains("separates the arms by prior");
    assertThat(matched("pairs", "").scored().model().orElseThrow().separated())
        .containsExactly("prior");
    assertThat(reason("entropy_balancing", "")).contains("Cannot balance by entropy");
    assertThat(
            reason(
                "w", "match.named.w { method = weighting, estimand = ate, likelihood = maximum }"))
        .contains("for ATE: its probability of treatment is 0.99");
  }

  @Test
  void whatLeavesNobodyIsToldAndTheOtherDesignsStand() {
    String designs =
        """
        match.named {
          narrow { method = optimal, caliper.width = 1e-9 }
          many { method = nearest, ratio = 900, sets = full_only, caliper.width = 0 }
          apart { method = exact, exact = [trust] }
          absent { method = nearest, exact = [gender] }
          number { method = nearest, preferred = [prior] }
        }
        """;
    String nobody = "no treated school has a match: 80 treated and 160 comparison schools";
    assertThat(reason("narrow", designs))
        .startsWith(nobody + ", caliper ")
        .contains("on the score (caliper.width 1.0E-9); widen");
    assertThat(reason("many", designs)).startsWith(nobody + "; widen the caliper");
    assertThat(reason("apart", designs)).startsWith(nobody + "; widen the caliper");
    assertThat(reason("number", designs)).contains("prior is numeric");
    MatchSettings match = settings(designs.replace("[gender]", "[la]"));
    List<MatchedContrast> all =
        new ContrastMatcher(match, SEED)
            .match(
                scored(match),
                List.of("narrow", "pairs", "many", "full").stream()
                    .map(name -> DesignPlan.named(match, name))
                    .toList());
    assertThat(all)
        .extracting(MatchedContrast::estimable)
        .containsExactly(false, true, false, true);
  }

  @Test
  void aSetThatLacksTheColumnIsTold() {
    assertThat(reason("g", "match.named.g { method = nearest, exact = [gender] }"))
        .isEqualTo("the covariate set intake has no gender");
    assertThat(reason("g", "match.named.g { method = full, distance = fsm6_percent }"))
        .isEqualTo("the covariate set intake has no fsm6_percent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pairs", "full", "coarsened", "entropy_balancing", "overlap"})
  void anEmptyArmIsTold(String design) {
    for (int i = TREATED; i < arms.prior.length; i++) {
      StudySchool old = arms.school(i);
      arms.change(
          i,
          school ->
              new StudySchool(old.urn(), StudySchool.MAINTAINED, "", "", "", "", old.la(), ""));
    }
    assertThat(reason(design, "")).isEqualTo("no comparison school");
  }

  @Test
  void aContrastWithBothArmsThatNobodyCanMatchKeepsNoneOfTheTreated() {
    String apart = "match.exact = [trust]";
    assertThat(shareKept(apart)).hasValue(0.0);
    assertThat(shareKept("match.exact = [gender]")).hasValue(0.0);
    assertThat(shareKept("")).hasValueSatisfying(share -> assertThat(share).isPositive());
    for (int i = TREATED; i < arms.prior.length; i++) {
      StudySchool old = arms.school(i);
      arms.change(
          i,
          school ->
              new StudySchool(old.urn(), StudySchool.MAINTAINED, "", "", "", "", old.la(), ""));
    }
    assertThat(shareKept("")).as("without an arm there is nothing to keep").isEmpty();
  }

  private Optional<Double> shareKept(String hocon) {
    MatchSettings match = settings(hocon);
    return new ContrastMatcher(match, SEED).shareKept(scored(match), DesignRule.candidate(match));
  }

  @Test
  void aRestrictionThatIsInheritedAndCannotBeObeyedIsTold() {
    assertThat(reason("overlap", "match.anti_exact = [region]"))
        .isEqualTo("method weighting cannot obey anti_exact; leave one of them out");
  }

  @Test
  void aMistakeOfTheProgramIsNoReason() {
    MatchSettings match = settings("");
    DesignPlan pairs = DesignPlan.named(match, "pairs");
    DesignPlan wrong =
        new DesignPlan(
            "wrong",
            pairs
                .settings()
                .with(
                    pairs
                        .settings()
                        .neighbours()
                        .decided(pairs.settings().neighbours().replace(), 0)),
            "");
    assertThatThrownBy(() -> new ContrastMatcher(match, SEED).match(scored(match), List.of(wrong)))
        .hasMessageContaining("Invalid ratio");
  }
}
