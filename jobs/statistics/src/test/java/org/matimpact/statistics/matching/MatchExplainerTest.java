package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.Lalonde;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.model.NumericCovariate;
import org.matimpact.statistics.propensity.PropensityModel;

/** Parts add up to distances; what ruled a pair out is what the definition says. */
class MatchExplainerTest {

  private static final PropensityModel MODEL = Lalonde.propensity();

  private static MatchingProblem lalonde() {
    return MatchingProblem.unstratified(
        Lalonde.ids(), Lalonde.treated(), MODEL.linearPredictor(), 0);
  }

  private static double total(PairExplanation pair) {
    return pair.contributions().stream().mapToDouble(Distance.Contribution::part).sum();
  }

  @Test
  void partsOfTheScoreAddUpToItsDifference() {
    ScoreModel model = new ScoreModel(ModelMatrix.of(Lalonde.covariates()), MODEL.coefficients());
    Matching matching = NearestNeighbour.defaults().match(lalonde());
    List<PairExplanation> pairs =
        new MatchExplainer(lalonde(), matching, 1, Optional.of(model)).pairs();
    assertThat(pairs).hasSize(matching.pairs().size());
    for (PairExplanation pair : pairs) {
      assertThat(Math.abs(total(pair))).isCloseTo(pair.distance(), within(1e-12));
      assertThat(pair.obstacles()).isEmpty();
      assertThat(pair.contributions())
          .extracting(Distance.Contribution::name)
          .containsExactly(
              "age", "educ", "racehispan", "racewhite", "married", "nodegree", "re74", "re75");
    }
  }

  @Test
  void partsOfMahalanobisAddUpToItsSquare() {
    for (boolean robust : new boolean[] {false, true}) {
      Distance distance =
          robust
              ? MahalanobisDistance.robust(Lalonde.covariates(), Lalonde.treated())
              : MahalanobisDistance.of(Lalonde.covariates(), Lalonde.treated());
      MatchingProblem problem = lalonde().with(distance);
      Matching matching = NearestNeighbour.defaults().match(problem);
      for (PairExplanation pair :
          new MatchExplainer(problem, matching, 1, Optional.empty()).pairs()) {
        assertThat(total(pair)).isCloseTo(pair.distance() * pair.distance(), within(1e-9));
      }
    }
  }

  /** Worked by hand: one treated unit, and a comparison unit ruled out in every way there is. */
  @Test
  void namesWhatRuledOutTheNearest() {
    MatchingProblem problem =
        new MatchingProblem(
            new String[] {"t", "u", "taken", "elsewhere", "far", "old", "same", "full", "gives"},
            new boolean[] {true, true, false, false, false, false, false, false, false},
            new double[] {0, 0.5, 0.1, 0.2, 5, 0.3, 0.4, 0.45, 9},
            new String[] {"s", "s", "s", "x", "s", "s", "s", "s", "s"},
            0);
    Restrictions restrictions =
        Restrictions.none()
            .with(
                new CovariateCaliper(
                    new NumericCovariate("age", new double[] {1, 1, 1, 1, 1, 9, 1, 1, 1}), 2))
            .withAntiExact(
                new CategoricalCovariate(
                    "site", new String[] {"A", "C", "B", "B", "B", "B", "A", "B", "B"}))
            .with(new GroupLimit(new String[] {"", "", "", "", "", "", "", "MAT", "MAT"}, 1));
    MatchingProblem restricted = problem.with(restrictions);
    Matching matching =
        MatchedResult.ofPairs(restricted, pairs(restricted, 1, 2, 1, 8), 2, 0, 1, true);
    List<PairExplanation> nearest =
        new MatchExplainer(restricted, matching, 1, Optional.empty()).nearest(0, 6);
    assertThat(nearest).extracting(PairExplanation::comparison).containsExactly(2, 3, 5, 6, 7, 4);
    assertThat(nearest)
        .extracting(pair -> pair.obstacles().toString())
        .containsExactly(
            "[Obstacle[kind=TAKEN, detail=by u]]",
            "[Obstacle[kind=STRATUM, detail=x]]",
            "[Obstacle[kind=COVARIATE_CALIPER, detail=age: 8.0 > 2.0]]",
            "[Obstacle[kind=ANTI_EXACT, detail=site = A]]",
            "[Obstacle[kind=GROUP_FULL, detail=MAT gives 1 already]]",
            "[Obstacle[kind=CALIPER, detail=5.0 > 1.0]]");
  }

  /** Worked by hand: "out" is above every comparison unit, "low" below every treated one. */
  @Test
  void whoWasSetAsideIsSaidFirst() {
    MatchingProblem problem =
        MatchingProblem.unstratified(
            new String[] {"in", "out", "near", "spare", "low"},
            new boolean[] {true, true, false, false, false},
            new double[] {1, 9, 1.1, 1.3, 0},
            0);
    boolean[] setAside = Discard.BOTH.discarded(problem.treated(), problem.score());
    Matching matching =
        Discarding.of(Discard.BOTH, NearestNeighbour.defaults().withCaliper(Caliper.absolute(1)))
            .match(problem);
    assertThat(matching.unmatchedTreated()).containsExactly(1);
    List<PairExplanation> nearest =
        new MatchExplainer(problem, matching, 1, Optional.empty(), setAside).nearest(1, 3);
    assertThat(nearest)
        .extracting(pair -> pair.obstacles().get(0).toString())
        .containsExactly(
            "Obstacle[kind=SET_ASIDE, detail=the treated unit]",
            "Obstacle[kind=SET_ASIDE, detail=the treated unit]",
            "Obstacle[kind=SET_ASIDE, detail=both]");
    assertThat(nearest)
        .allSatisfy(
            pair ->
                assertThat(pair.obstacles())
                    .extracting(Obstacle::kind)
                    .containsExactly(Obstacle.Kind.SET_ASIDE, Obstacle.Kind.CALIPER));
  }

  /** Two are wanted and one is permissible: with full sets only, that one was not chosen. */
  @Test
  void aSetThatWasNotFullIsNotSetAside() {
    MatchingProblem problem =
        MatchingProblem.unstratified(
            new String[] {"t", "near", "far"},
            new boolean[] {true, false, false},
            new double[] {0, .5, 5},
            0);
    Matching matching =
        NearestNeighbour.defaults()
            .withCaliper(Caliper.absolute(1))
            .withRatio(2)
            .withSets(SetRule.FULL_ONLY)
            .match(problem);
    assertThat(new MatchExplainer(problem, matching, 1, Optional.empty()).nearest(0, 1))
        .extracting(pair -> pair.obstacles().toString())
        .containsExactly("[Obstacle[kind=NOT_CHOSEN, detail=permissible and free]]");
  }

  private static PairList pairs(MatchingProblem problem, int... rows) {
    PairList.Builder list = new PairList.Builder(problem.distance(), rows.length / 2);
    for (int at = 0; at < rows.length; at += 2) {
      list.add(rows[at], rows[at + 1], false);
    }
    return list.build();
  }

  /** After greedy matching something rules out every comparison unit of an unmatched treated. */
  @Test
  void noUnmatchedTreatedUnitIsWithoutAReason() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      MatchingProblem problem = RandomProblem.varied(random, 8, 6);
      Matching matching =
          NearestNeighbour.defaults().withCaliper(RandomProblem.caliper(random)).match(problem);
      MatchExplainer explainer = new MatchExplainer(problem, matching, 1, Optional.empty());
      for (int treated : matching.unmatchedTreated()) {
        List<PairExplanation> nearest = explainer.nearest(treated, 6);
        assertThat(nearest)
            .hasSize(6)
            .isSortedAccordingTo((a, b) -> Double.compare(a.distance(), b.distance()));
        assertThat(nearest)
            .allSatisfy(
                pair ->
                    assertThat(pair.obstacles())
                        .isNotEmpty()
                        .noneMatch(o -> o.kind() == Obstacle.Kind.SET_ASIDE)
                        .noneMatch(o -> o.kind() == Obstacle.Kind.NOT_CHOSEN));
      }
    }
  }
}
