package org.matimpact.statistics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.matimpact.statistics.Lalonde;
import org.matimpact.statistics.matching.Caliper;
import org.matimpact.statistics.matching.Matching;
import org.matimpact.statistics.matching.MatchingProblem;
import org.matimpact.statistics.matching.NearestNeighbour;
import org.matimpact.statistics.matching.Ties;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.NumericCovariate;

/**
 * Against MatchIt 4.7.2 on the LaLonde data: {@code summary(matchit(..., caliper = .2, link =
 * "linear.logit"))}, printed to six decimals.
 */
class BalanceTableTest {

  private static final double PRINTED = 5.1e-7;

  private static final BalanceTable TABLE = table();

  private static BalanceTable table() {
    double[] logit = Lalonde.propensity().linearPredictor();
    Matching matching =
        NearestNeighbour.defaults()
            .withTies(Ties.ROW_ORDER)
            .withCaliper(Caliper.overall(0.2))
            .match(MatchingProblem.unstratified(Lalonde.ids(), Lalonde.treated(), logit, 0));
    List<Covariate> covariates = new ArrayList<>();
    covariates.add(new NumericCovariate("distance", logit));
    covariates.addAll(Lalonde.covariates());
    return BalanceTable.of(covariates, Lalonde.treated(), matching);
  }

  private static CovariateBalance row(String covariate) {
    return TABLE.rows().stream()
        .filter(row -> row.covariate().equals(covariate))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "distance, 0.265750, -2.150016, 2.142639, 0.539836, 0.377423, 0.644365",
    "age, 25.816216, 28.030303, -0.309445, 0.439995, 0.081339, 0.157727",
    "educ, 10.345946, 10.235431, 0.054965, 0.495893, 0.034722, 0.111372",
    "raceblack, 0.843243, 0.202797, 1.761542, NaN, 0.640446, 0.640446",
    "racehispan, 0.059459, 0.142191, -0.349843, NaN, 0.082732, 0.082732",
    "racewhite, 0.097297, 0.655012, -1.881868, NaN, 0.557714, 0.557714",
    "married, 0.189189, 0.512821, -0.826309, NaN, 0.323631, 0.323631",
    "nodegree, 0.708108, 0.596737, 0.244970, NaN, 0.111372, 0.111372",
    "re74, 2095.573689, 5619.236506, -0.721084, 0.518128, 0.224795, 0.447036",
    "re75, 1532.055314, 2466.484443, -0.290263, 0.956293, 0.134171, 0.287646",
  })
  void isMatchItsBefore(
      String covariate,
      double treatedMean,
      double comparisonMean,
      double smd,
      double varianceRatio,
      double ecdfMean,
      double ecdfMax) {
    CovariateBalance row = row(covariate);
    assertClose(row.treatedMeanBefore(), treatedMean);
    assertClose(row.comparisonMeanBefore(), comparisonMean);
    assertClose(row.smdBefore(), smd);
    assertClose(row.varianceRatioBefore(), varianceRatio);
    assertClose(row.ecdfMeanBefore(), ecdfMean);
    assertClose(row.ecdfMaxBefore(), ecdfMax);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "distance, 0.055891, -0.169961, 0.200317, 1.197936, 0.050327, 0.282051, 0.201434",
    "age, 26.076923, 26.410256, -0.046587, 0.420859, 0.085684, 0.213675, 1.394037",
    "educ, 10.495726, 10.427350, 0.034007, 0.481286, 0.033288, 0.119658, 1.088222",
    "raceblack, 0.752137, 0.735043, 0.047017, NaN, 0.017094, 0.017094, 0.094034",
    "racehispan, 0.094017, 0.102564, -0.036142, NaN, 0.008547, 0.008547, 0.469849",
    "racewhite, 0.153846, 0.162393, -0.028840, NaN, 0.008547, 0.008547, 0.317237",
    "married, 0.170940, 0.282051, -0.283694, NaN, 0.111111, 0.111111, 0.589210",
    "nodegree, 0.735043, 0.615385, 0.263197, NaN, 0.119658, 0.119658, 0.827191",
    "re74, 2799.535450, 2744.413754, 0.011280, 1.556671, 0.046412, 0.239316, 0.714508",
    "re75, 1970.673457, 1915.384969, 0.017174, 1.608236, 0.029867, 0.102564, 0.861904",
  })
  void isMatchItsAfter(
      String covariate,
      double treatedMean,
      double comparisonMean,
      double smd,
      double varianceRatio,
      double ecdfMean,
      double ecdfMax,
      double pairDistance) {
    CovariateBalance row = row(covariate);
    assertClose(row.treatedMeanAfter(), treatedMean);
    assertClose(row.comparisonMeanAfter(), comparisonMean);
    assertClose(row.smdAfter(), smd);
    assertClose(row.varianceRatioAfter(), varianceRatio);
    assertClose(row.ecdfMeanAfter(), ecdfMean);
    assertClose(row.ecdfMaxAfter(), ecdfMax);
    assertClose(row.meanPairDistance(), pairDistance);
  }

  private static void assertClose(double actual, double printed) {
    if (Double.isNaN(printed)) {
      assertThat(actual).isNaN();
    } else {
      assertThat(actual).isCloseTo(printed, within(PRINTED));
    }
  }

  @Test
  void countsUnits() {
    assertThat(TABLE.treatedBefore()).isEqualTo(185);
    assertThat(TABLE.comparisonBefore()).isEqualTo(429);
    assertThat(TABLE.treatedAfter()).isEqualTo(117);
    assertThat(TABLE.comparisonEffective()).isCloseTo(117, within(1e-9));
  }

  /** Married is .28 apart, nodegree .26: too far to leave to the outcome model. */
  @Test
  void judgesLalondePoor() {
    assertThat(BalanceVerdict.of(TABLE, Set.of("married", "nodegree", "distance")))
        .isEqualTo(BalanceVerdict.POOR);
  }

  /** Treated means 0 and a comparison mean apart by .05, .2 or .3 treated standard deviations. */
  @ParameterizedTest
  @CsvSource({"0.05, GOOD", "0.2, ADJUSTED", "0.3, POOR"})
  void verdictDependsOnSizeAndModel(double apart, BalanceVerdict inModel) {
    double half = Math.sqrt(0.5); // the standard deviation of (-half, half) is 1
    double[] x = {-half, half, apart - half, apart + half};
    BalanceTable table =
        BalanceTable.of(
            List.of(new NumericCovariate("x", x)),
            new boolean[] {true, true, false, false},
            new double[] {1, 1, 1, 1});
    assertThat(BalanceVerdict.of(table, Set.of("x"))).isEqualTo(inModel);
    BalanceVerdict outside = inModel == BalanceVerdict.GOOD ? inModel : BalanceVerdict.POOR;
    assertThat(BalanceVerdict.of(table, Set.of())).isEqualTo(outside);
  }

  @Test
  void refusesAnArmWithoutWeight() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                BalanceTable.of(
                    List.of(new NumericCovariate("x", new double[] {1, 2})),
                    new boolean[] {true, false},
                    new double[] {1, 0}))
        .withMessageStartingWith("Cannot compare arms: no unit of positive weight");
  }
}
