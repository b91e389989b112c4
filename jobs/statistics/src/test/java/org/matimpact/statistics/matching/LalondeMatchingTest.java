package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.matimpact.statistics.Csv;
import org.matimpact.statistics.Lalonde;
import org.matimpact.statistics.balance.BalanceTable;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.propensity.PropensityModel;
import org.matimpact.statistics.robust.ClusterRobust;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.Correction;
import org.matimpact.statistics.robust.WeightedLeastSquares;

/**
 * Nearest-neighbour matching with ties by row order against R's MatchIt 4.7.2 on the LaLonde data:
 * {@code matchit(treat ~ age + educ + race + married + nodegree + re74 + re75, lalonde, ...)}, then
 * {@code lm(re78 ~ treat, match_data(m), weights = weights)} and {@code vcovCL(f, subclass, type =
 * "HC1")} of sandwich 3.0-2. Printed to six decimals.
 *
 * <p>In both Mahalanobis rows some men are as near as others but for rounding error (ages 19 and 23
 * beside 21): who is taken, hence the sixth figure, hangs on that of the decomposition.
 */
class LalondeMatchingTest {

  private static final double PRINTED = 5e-7;

  private static final NearestNeighbour PLAIN =
      NearestNeighbour.defaults().withTies(Ties.ROW_ORDER).withCaliper(Caliper.none());

  private static final NearestNeighbour REPLACED = PLAIN.withReplacement(Replacement.WITH);
  private static final NearestNeighbour CALIPER = PLAIN.withCaliper(Caliper.overall(0.2));

  private record Row(
      double att,
      double standardError,
      double hc3,
      int treated,
      int comparison,
      double ess,
      double smd) {}

  static List<Arguments> rows() {
    PropensityModel model = Lalonde.propensity();
    MatchingProblem p = problem(model.probability());
    MatchingProblem logit = problem(model.linearPredictor());
    double none = Double.NaN;
    return List.of(
        row("1:1", PLAIN, p, new Row(894.367480, 705.229764, 732.276586, 185, 185, 185, 1.025859)),
        row(
            "1:1 smallest",
            PLAIN.withOrder(Order.SMALLEST),
            p,
            new Row(894.367480, 765.642268, 732.276586, 185, 185, 185, 1.025859)),
        row(
            "1:1 data order",
            PLAIN.withOrder(Order.DATA),
            p,
            new Row(894.367480, 690.882332, 732.276586, 185, 185, 185, 1.025859)),
        row(
            "2:1",
            PLAIN.withRatio(2),
            p,
            new Row(220.288641, 661.191010, 677.926437, 185, 370, 370, 1.696245)),
        row(
            "1:1 again",
            REPLACED,
            p,
            new Row(1991.615274, none, 942.819702, 185, 82, 46.3126, .239484)),
        row(
            "3:1 again",
            REPLACED.withRatio(3),
            p,
            new Row(1573.748871, none, 905.568174, 185, 153, 67.1517, .118105)),
        row(
            ".2 SD of p",
            CALIPER,
            p,
            new Row(1571.744454, 1010.947970, 986.241295, 113, 113, 113, .155722)),
        row(
            ".2 SD of logit",
            CALIPER,
            logit,
            new Row(1770.602906, 924.234347, 951.697891, 117, 117, 117, .283694)),
        row(
            "the same, exact race and married",
            CALIPER,
            exactOnRaceAndMarried(model.linearPredictor()),
            new Row(1787.537815, 906.457582, 960.772232, 111, 111, 111, .297240)),
        row(
            "variable ratio 2 (1-4)",
            PLAIN.withVariableRatio(new VariableRatio(2, 1, 4)),
            p,
            new Row(394.069902, 688.994564, 712.463474, 185, 370, 246.9633, 1.025859)),
        row(
            "1:1 closest",
            PLAIN.withOrder(Order.CLOSEST),
            p,
            new Row(894.367480, 745.078303, 732.276586, 185, 185, 185, 1.025859)),
        row(
            "Mahalanobis inside the caliper",
            CALIPER,
            logit.with(
                MahalanobisDistance.of(
                    Lalonde.covariates("age", "educ", "re74", "re75"), Lalonde.treated())),
            new Row(1230.714927, 1034.082943, 990.491576, 117, 117, 117, .261871)),
        row(
            "Mahalanobis 1:1",
            PLAIN.withOrder(Order.DATA),
            p.with(MahalanobisDistance.of(Lalonde.covariates(), Lalonde.treated())),
            new Row(538.562939, 732.695180, 749.080248, 185, 185, 185, 1.276743)),
        row(
            "discard outside support, both",
            Discarding.of(Discard.BOTH, PLAIN),
            p,
            new Row(543.748448, 667.901886, 683.446291, 177, 177, 177, .947910)),
        row(
            "coarsened exact",
            new ExactMatching(Estimand.ATT),
            p.withStrata(Strata.coarsened(Lalonde.covariates(), Map.of())),
            new Row(1070.907326, 968.773628, 1409.171757, 65, 75, 41.2898, .049275)),
        row(
            "subclass 6",
            new Subclassification(6, Estimand.ATT),
            p,
            new Row(1359.487533, none, 841.625857, 185, 429, none, none)),
        row(
            "exact race, married, nodegree",
            new ExactMatching(Estimand.ATT),
            p.withStrata(Strata.exact(Lalonde.covariates("race", "married", "nodegree"))),
            new Row(1309.897210, none, 815.389716, 185, 429, none, none)));
  }

  private static Arguments row(
      String name, MatchingMethod method, MatchingProblem problem, Row expected) {
    return Arguments.of(name, method, problem, expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void equalsMatchIt(String name, MatchingMethod method, MatchingProblem problem, Row expected) {
    Matching matching = method.match(problem);
    BalanceTable balance = BalanceTable.of(Lalonde.covariates(), problem.treated(), matching);
    assertThat(balance.treatedAfter()).isEqualTo(expected.treated());
    assertThat(balance.comparisonAfter()).isEqualTo(expected.comparison());
    if (!Double.isNaN(expected.ess())) {
      assertThat(balance.comparisonEffective()).isCloseTo(expected.ess(), within(5e-5));
      assertThat(balance.largestSmdAfter()).isCloseTo(expected.smd(), within(PRINTED));
    }
    ClusterRobustEstimate effect =
        effect(matching, problem.treated(), setsOfUnits(matching), Correction.CR1);
    assertThat(effect.estimate()).isCloseTo(expected.att(), within(PRINTED));
    assertThat(hc3(matching, problem.treated())).isCloseTo(expected.hc3(), within(PRINTED));
    if (!Double.isNaN(expected.standardError())) {
      assertThat(effect.standardError()).isCloseTo(expected.standardError(), within(PRINTED));
    }
  }

  /** The pairs of {@code matchit(..., caliper = .2, link = "linear.logit")}, one by one. */
  @Test
  void findsThePairsOfMatchIt() {
    Csv truth = Csv.read("/lalonde_caliper02logit_matchit472.csv");
    Matching matching = CALIPER.match(problem(Lalonde.propensity().linearPredictor()));
    String[] subclass = truth.text("subclass");
    int[] set = setOfRow(matching, subclass.length);
    for (int row = 0; row < subclass.length; row++) {
      for (int other = 0; other < row; other++) {
        boolean together = !subclass[row].equals("NA") && subclass[row].equals(subclass[other]);
        assertThat(set[row] >= 0 && set[row] == set[other])
            .as("rows %d and %d in one pair", row, other)
            .isEqualTo(together);
      }
    }
    assertThat(matching.weights()).containsExactly(truth.numbers("weights"));
  }

  /** Austin's caliper, in pooled rather than overall standard deviations, keeps 115 pairs. */
  @Test
  void pooledCaliperIsNarrowerHere() {
    Matching matching =
        PLAIN
            .withCaliper(Caliper.pooled(0.2))
            .match(problem(Lalonde.propensity().linearPredictor()));
    assertThat(matching.pairs()).hasSize(115);
  }

  private static MatchingProblem problem(double[] score) {
    return MatchingProblem.unstratified(Lalonde.ids(), Lalonde.treated(), score, 0);
  }

  private static MatchingProblem exactOnRaceAndMarried(double[] score) {
    String[] race = Lalonde.text("race");
    String[] married = Lalonde.text("married");
    String[] stratum =
        IntStream.range(0, race.length)
            .mapToObj(row -> race[row] + married[row])
            .toArray(String[]::new);
    return new MatchingProblem(Lalonde.ids(), Lalonde.treated(), score, stratum, 0);
  }

  /** The subclasses, or where sets overlap any numbers: the standard error is not compared. */
  private static int[] setsOfUnits(Matching matching) {
    int[] own = IntStream.range(0, matching.weights().length).toArray();
    return matching.subclasses() > 0 ? matching.subclass() : own;
  }

  private static int[] setOfRow(Matching matching, int rows) {
    int[] set = new int[rows];
    Arrays.fill(set, -1);
    for (MatchedPair pair : matching.pairs()) {
      set[pair.treated()] = pair.treated();
      set[pair.comparison()] = pair.treated();
    }
    return set;
  }

  /** HC3 of sandwich is CR3 with every unit its own cluster, without (G - 1)/G. */
  private static double hc3(Matching matching, boolean[] treated) {
    double units = Arrays.stream(matching.weights()).filter(weight -> weight > 0).count();
    int[] own = IntStream.range(0, treated.length).toArray();
    return effect(matching, treated, own, Correction.CR3).standardError()
        * Math.sqrt(units / (units - 1));
  }

  /** Weighted regression of earnings on treatment among the matched; clusters are the sets. */
  private static ClusterRobustEstimate effect(
      Matching matching, boolean[] treated, int[] set, Correction correction) {
    double[] weights = matching.weights();
    int[] rows = IntStream.range(0, treated.length).filter(row -> weights[row] > 0).toArray();
    double[] earnings = Lalonde.earnings1978();
    double[] arm = IntStream.of(rows).mapToDouble(row -> treated[row] ? 1 : 0).toArray();
    double[] ones = new double[rows.length];
    Arrays.fill(ones, 1);
    ModelMatrix x =
        ModelMatrix.ofColumns(List.of("(Intercept)", "treat"), new double[][] {ones, arm});
    WeightedLeastSquares design =
        WeightedLeastSquares.design(
            x, IntStream.of(rows).mapToDouble(row -> weights[row]).toArray());
    return ClusterRobust.prepare(
            design, IntStream.of(rows).map(row -> set[row]).toArray(), 1, correction)
        .estimate(IntStream.of(rows).mapToDouble(row -> earnings[row]).toArray());
  }
}
