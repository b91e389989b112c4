package org.matimpact.statistics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
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
      double sd = WeightedArms.unweighted(treated).standardiser(x);
      assertThat(table.rows().get(k).meanPairDistance()).isCloseTo(sum / count / sd, within(1e-10));
    }
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
