package org.matimpact.pipeline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.balance.Overlap;
import org.matimpact.statistics.matching.Discard;
import org.matimpact.statistics.matching.Distance;
import org.matimpact.statistics.matching.Obstacle;
import org.matimpact.statistics.matching.PairExplanation;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.propensity.BinaryRegression;
import org.matimpact.statistics.propensity.Link;
import org.matimpact.statistics.propensity.PropensityModel;

/** The score of a design: random intercepts, a covariate as score, scores fitted again. */
class DesignScoreTest extends NamedDesignCase {

  @Test
  void authoritiesShareARandomInterceptOfTheScore() {
    String settings =
        """
        match.named.mixed { method = nearest, random_intercept = la, caliper.width = 0.5 }
        match.explain { schools = all }
        """;
    // In trusts: authorities 0 to 9; alone: 0, 3, 4, 7, 8, 11, 12, 15.
    for (int i = 0; i < arms.prior.length; i++) {
      StudySchool old = arms.school(i);
      String la = Integer.toString(i % 2 + 2 * (i < TREATED ? i % 5 : i % 8));
      arms.change(i, s -> located(s, la, old.region()));
    }
    MatchedContrast plain =
        matched("mixed", settings + "match.named.mixed.random_intercept = none");
    MatchedContrast mixed = matched("mixed", settings);

    assertThat(plain.scored().caution()).isEmpty();
    assertThat(mixed.scored().caution())
        .isEqualTo(
            "the propensity score has a random intercept of la, and 8 of 13 have schools of one arm"
                + " only");
    double[] score = mixed.scored().model().orElseThrow().linearPredictor();
    assertThat(score).isNotEqualTo(plain.scored().model().orElseThrow().linearPredictor());
    PairExplanation pair = mixed.evidence().explanations().pairs().get(0);
    assertThat(pair.contributions())
        .extracting(Distance.Contribution::name)
        .contains("random intercept of la");
    assertThat(pair.contributions().stream().mapToDouble(Distance.Contribution::part).sum())
        .isCloseTo(score[pair.treated()] - score[pair.comparison()], within(1e-12));
  }

  @Test
  void aRandomInterceptThatSaysNothingIsTold() {
    MatchedContrast matched =
        matched("mixed", "match.named.mixed { method = full, random_intercept = region }");
    assertThat(matched.reasons()).isEmpty();
    assertThat(matched.scored().caution())
        .isEqualTo(
            "the propensity score has no random intercept of region: its variance is estimated as"
                + " 0");
  }

  @Test
  void aCovariateMayBeTheScore() {
    MatchedContrast matched =
        matched("p", "match.named.p { method = nearest, distance = poor, caliper.width = 0.1 }");

    assertThat(matched.schools())
        .isNotEmpty()
        .allMatch(school -> school.score() == arms.poor[school.row()]);
    double spread =
        Math.sqrt(
            IntStream.range(0, arms.poor.length)
                    .mapToDouble(i -> Math.pow(arms.poor[i] - mean(arms.poor), 2))
                    .sum()
                / (arms.poor.length - 1));
    assertThat(matched.quality().caliper()).isCloseTo(0.1 * spread, within(1e-9));
    assertThat(matched.overlap().orElseThrow())
        .isEqualTo(Overlap.of(matched.scored().pool().treated(), arms.poor));
  }

  @Test
  void whoIsDiscardedIsUnmatchedAndARefitMakesNewScores() {
    arms.prior[0] = 9;
    String design =
        "match.named.d { method = full, caliper.width = 0, discard { rule = treated%s } }";
    MatchedContrast kept = matched("full", "match.named.full.caliper.width = 0");
    MatchedContrast discarded = matched("d", design.formatted(""));
    MatchedContrast refitted = matched("d", design.formatted(", refit = true"));

    assertThat(kept.quality().estimand()).isEqualTo("ATT");
    assertThat(discarded.quality().estimand()).isEqualTo("ATM");
    assertThat(discarded.schools()).noneMatch(school -> school.row() == 0);
    assertThat(refitted.matching().orElseThrow().pairs())
        .isNotEqualTo(discarded.matching().orElseThrow().pairs());
    assertThat(discarded.evidence().explanations().nearest()).isNotEmpty();
  }

  @Test
  void afterARefitEverythingIsToldOnTheScoreThatDecided() {
    arms.prior[0] = 9;
    MatchedContrast matched =
        matched(
            "d",
            """
            match.named.d { method = nearest, replace = false, discard { rule = both, refit = true } }
            match.explain.schools = all
            """);
    ContrastPool pool = matched.scored().pool();
    boolean[] outside =
        Discard.BOTH.discarded(
            pool.treated(), scored(settings("")).model().orElseThrow().linearPredictor());
    int[] kept = IntStream.range(0, outside.length).filter(row -> !outside[row]).toArray();
    boolean[] treated = new boolean[kept.length];
    IntStream.range(0, kept.length).forEach(at -> treated[at] = pool.treated()[kept[at]]);
    PropensityModel library =
        BinaryRegression.fit(
            ModelMatrix.of(pool.covariates()).selectRows(kept), treated, Link.LOGIT);

    double[] score = matched.scored().model().orElseThrow().linearPredictor();
    assertThat(outside[0]).isTrue();
    for (int at = 0; at < kept.length; at++) {
      assertThat(score[kept[at]]).isEqualTo(library.linearPredictor()[at]);
    }
    assertThat(matched.schools())
        .allSatisfy(school -> assertThat(school.score()).isEqualTo(score[school.row()]));
    assertThat(matched.matching().orElseThrow().pairs())
        .isNotEmpty()
        .allSatisfy(
            pair ->
                assertThat(pair.distance())
                    .isEqualTo(Math.abs(score[pair.treated()] - score[pair.comparison()])));
    assertThat(matched.overlap().orElseThrow()).isEqualTo(Overlap.of(pool.treated(), score));
    // Each covariate's part is its coefficient of the refit times its difference.
    assertThat(matched.evidence().explanations().pairs())
        .hasSameSizeAs(matched.matching().orElseThrow().pairs())
        .allSatisfy(
            pair ->
                assertThat(
                        pair.contributions().stream()
                            .mapToDouble(Distance.Contribution::part)
                            .sum())
                    .isCloseTo(score[pair.treated()] - score[pair.comparison()], within(1e-9)));
    assertThat(matched.evidence().explanations().nearest())
        .filteredOn(pair -> pair.treated() == 0)
        .isNotEmpty()
        .allSatisfy(
            pair -> assertThat(pair.obstacles().get(0).kind()).isEqualTo(Obstacle.Kind.SET_ASIDE));
  }
}
