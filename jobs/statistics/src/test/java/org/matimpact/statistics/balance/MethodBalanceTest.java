package org.matimpact.statistics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.matimpact.statistics.Lalonde;
import org.matimpact.statistics.matching.Caliper;
import org.matimpact.statistics.matching.Estimand;
import org.matimpact.statistics.matching.ExactMatching;
import org.matimpact.statistics.matching.FullMatching;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.matching.MatchingProblem;
import org.matimpact.statistics.matching.Strata;
import org.matimpact.statistics.matching.Subclassification;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.NumericCovariate;

/** Balance of subclasses and within strata, against its definition. */
class MethodBalanceTest {

  private static final List<Covariate> COVARIATES = Lalonde.covariates("age", "educ", "re74");

  private static MatchingProblem lalonde() {
    return MatchingProblem.unstratified(
        Lalonde.ids(), Lalonde.treated(), Lalonde.propensity().linearPredictor(), 0);
  }

  /** Over every pair of a treated with a comparison unit in one subclass, one after another. */
  @Test
  void pairDistanceWithinSubclassesIsThatOfAllPairs() {
    boolean[] treated = Lalonde.treated();
    Matching matching = new Subclassification(6, Estimand.ATT).match(lalonde());
    BalanceTable table = BalanceTable.of(COVARIATES, treated, matching);
    for (int k = 0; k < COVARIATES.size(); k++) {
      double[] x = ((NumericCovariate) COVARIATES.get(k)).values();
      double sum = 0;
      int count = 0;
      for (int t = 0; t < treated.length; t++) {
        for (int c = 0; c < treated.length; c++) {
          if (treated[t] && !treated[c] && matching.subclass()[t] == matching.subclass()[c]) {
            sum += Math.abs(x[t] - x[c]);
            count++;
          }
        }
      }
      double sd = WeightedArms.unweighted(treated).standardiser(x, Estimand.ATT);
      assertThat(table.rows().get(k).meanPairDistance()).isCloseTo(sum / count / sd, within(1e-10));
    }
  }

  /**
   * MatchIt's {@code s.d.denom}: "treated" for ATT, "control" for ATC, "pooled" for ATE, computed
   * in R by its definition (mean(x[t]) - mean(x[!t])) / sqrt(v), v the var() of one arm or the mean
   * of both; p(1 - p) for married. Six decimals.
   */
  @ParameterizedTest
  @CsvSource({
    "age, -0.309445, -0.205262, -0.241904",
    "educ, 0.054965, 0.038706, 0.044755",
    "re74, -0.721084, -0.519044, -0.595752",
    "married, -0.826309, -0.647476, -0.720755"
  })
  void theEstimandChoosesTheStandardDeviation(String name, double att, double atc, double ate) {
    assertThat(smdBefore(name, Estimand.ATT)).isCloseTo(att, within(5.1e-7));
    assertThat(smdBefore(name, Estimand.ATC)).isCloseTo(atc, within(5.1e-7));
    assertThat(smdBefore(name, Estimand.ATE)).isCloseTo(ate, within(5.1e-7));
    assertThat(smdBefore(name, Estimand.ATO)).isCloseTo(ate, within(5.1e-7));
  }

  private static double smdBefore(String name, Estimand estimand) {
    boolean[] treated = Lalonde.treated();
    double[] ones = new double[treated.length];
    Arrays.fill(ones, 1);
    return BalanceTable.of(Lalonde.covariates(name), treated, ones, estimand)
        .rows()
        .get(0)
        .smdBefore();
  }

  /** After matching, within pairs and within strata the divisor is that before matching. */
  @ParameterizedTest
  @EnumSource(Estimand.class)
  void everyDifferenceHasTheSameDivisor(Estimand estimand) {
    boolean[] treated = Lalonde.treated();
    Matching matching = new Subclassification(6, Estimand.ATE).match(lalonde());
    CovariateBalance att = BalanceTable.of(COVARIATES, treated, matching).rows().get(0);
    CovariateBalance row = BalanceTable.of(COVARIATES, treated, matching, estimand).rows().get(0);
    double factor = smdBefore("age", estimand) / smdBefore("age", Estimand.ATT);
    assertThat(row.smdAfter() / att.smdAfter()).isCloseTo(factor, within(1e-12));
    assertThat(row.meanPairDistance() / att.meanPairDistance()).isCloseTo(factor, within(1e-12));
    String[] race = Lalonde.text("race");
    BalanceTable.byStratum(COVARIATES, treated, matching, race, estimand)
        .forEach(
            (name, table) ->
                assertThat(table.orElseThrow().rows().get(0).smdAfter())
                    .isCloseTo(
                        factor
                            * BalanceTable.byStratum(COVARIATES, treated, matching, race)
                                .get(name)
                                .orElseThrow()
                                .rows()
                                .get(0)
                                .smdAfter(),
                        within(1e-12)));
  }

  /**
   * An arm without spread cannot standardise: comparison values of 0, treated 0 and 2: variances 2
   * and 0.
   */
  @Test
  void thePooledDeviationStandsInForOneOfNothing() {
    BalanceTable table =
        BalanceTable.of(
            List.of(new NumericCovariate("x", new double[] {0, 2, 0, 0})),
            new boolean[] {true, true, false, false},
            new double[] {1, 1, 1, 1},
            Estimand.ATC);
    assertThat(table.rows().get(0).smdAfter()).isCloseTo(1, within(1e-15));
  }

  /** The treated mean of all is the mean of the strata's, weighted by their treated; and so on. */
  @Test
  void strataAddUpToTheWhole() {
    boolean[] treated = Lalonde.treated();
    Matching matching = FullMatching.unlimited(Caliper.none(), Estimand.ATT).match(lalonde());
    BalanceTable whole = BalanceTable.of(COVARIATES, treated, matching);
    SortedMap<String, Optional<BalanceTable>> strata =
        BalanceTable.byStratum(COVARIATES, treated, matching, Lalonde.text("race"));
    assertThat(strata).containsOnlyKeys("black", "hispan", "white");
    double mean = 0;
    int units = 0;
    for (Optional<BalanceTable> table : strata.values()) {
      BalanceTable part = table.orElseThrow();
      mean += part.rows().get(0).treatedMeanAfter() * part.treatedAfter();
      units += part.treatedAfter() + part.comparisonAfter();
    }
    assertThat(mean / 185).isCloseTo(whole.rows().get(0).treatedMeanAfter(), within(1e-10));
    assertThat(units).isEqualTo(614);
  }

  /** Within exact strata nothing is left to differ in what they are exact on. */
  @Test
  void exactStrataAreBalancedInside() {
    String[] strata = Strata.exact(Lalonde.covariates("race", "married", "nodegree"));
    Matching matching = new ExactMatching(Estimand.ATT).match(lalonde().withStrata(strata));
    BalanceTable.byStratum(
            Lalonde.covariates("married", "nodegree"), Lalonde.treated(), matching, strata)
        .values()
        .forEach(
            table -> assertThat(table.map(BalanceTable::largestSmdAfter).orElse(0.0)).isZero());
    assertThat(
            BalanceTable.of(Lalonde.covariates("race", "married"), Lalonde.treated(), matching)
                .largestSmdAfter())
        .isCloseTo(0, within(1e-12));
  }

  @Test
  void squaresAndProductsAreWhatTheySay() {
    List<Covariate> some = Lalonde.covariates("age", "married", "race");
    assertThat(BalanceTerms.squares(some)).extracting(Covariate::name).containsExactly("age^2");
    List<Covariate> products = BalanceTerms.interactions(some);
    assertThat(products)
        .extracting(Covariate::name)
        .hasSize(7)
        .contains("age*married", "age*raceblack", "racewhite*married");
    double[] age = ((NumericCovariate) some.get(0)).values();
    double[] square = ((NumericCovariate) BalanceTerms.squares(some).get(0)).values();
    assertThat(square[5]).isEqualTo(age[5] * age[5]);
  }
}
