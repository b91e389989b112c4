package org.matimpact.statistics.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the trapezium rule, which for a smooth function that dies away is right to rounding. */
class NormalMeanTest {

  @ParameterizedTest
  @CsvSource({"0,0,1e-14", "1,0.3,1e-12", "-3,1,1e-10", "0.5,1.5,1e-8", "-2,3,1e-5", "4,5,1e-4"})
  void meanAndSlopesEqualTheIntegral(double eta, double tau, double tolerance) {
    double value = 0;
    double slope = 0;
    double deviationSlope = 0;
    double step = 1e-3;
    for (int i = -12_000; i <= 12_000; i++) {
      double z = i * step;
      double share = step * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      value += share * Logit.probability(eta + tau * z);
      slope += share * Logit.slope(eta + tau * z);
      deviationSlope += share * z * Logit.slope(eta + tau * z);
    }
    NormalMean.Value actual = NormalMean.of(eta, tau);
    assertThat(actual.value()).isCloseTo(value, within(tolerance));
    assertThat(actual.slope()).isCloseTo(slope, within(10 * tolerance));
    assertThat(actual.deviationSlope()).isCloseTo(deviationSlope, within(10 * tolerance));
  }
}
