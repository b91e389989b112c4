package org.matimpact.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.statistics.multilevel.Likelihood;

/** Against matrices of all pupils by all pupils, at variances that no search chose. */
class MixedAgainstDefinitionTest {

  /** Both sides lose only rounding. */
  private static final double ROUNDING = 1e-9;

  private static final double[] THETA = {0.4, 0.6, -0.2, 0.3, 0.25, 0.5};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everythingAtGivenVariances(long seed) {
    RandomTrusts pupils = new RandomTrusts(seed);
    DenseMixed dense = new DenseMixed(pupils, THETA);
    MixedModel model = MixedModel.of(pupils.data(), pupils.terms());
    for (Likelihood likelihood : Likelihood.values()) {
      MixedFit fit = model.at(THETA, likelihood);
      assertThat(fit.criterion()).isCloseTo(dense.criterion(likelihood), within(ROUNDING));
      double sigma = StrictMath.sqrt(fit.residualVariance());
      for (int k = 0; k < fit.rank(); k++) {
        assertThat(fit.coefficient(k)).isCloseTo(dense.coefficients()[k], within(ROUNDING));
        assertThat(fit.standardError(k))
            .isCloseTo(sigma * Math.sqrt(dense.variance(k)), within(ROUNDING));
      }
      double[] contrast = {0, 1, 0, 0, 0};
      for (PredictedEffect trust : fit.groupEffects("trust").about(contrast)) {
        int code = trust.group();
        assertThat(trust.deviation()).isCloseTo(dense.deviation(code), within(ROUNDING));
        assertThat(trust.conditionalDeviation())
            .isCloseTo(sigma * Math.sqrt(dense.conditionalVariance(code)), within(ROUNDING));
        assertThat(trust.standardError())
            .isCloseTo(sigma * Math.sqrt(dense.predictionVariance(code)), within(ROUNDING));
      }
    }
  }

  /** The fit is a minimum: no near theta has a lower criterion by the definition. */
  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void noNearThetaIsBetter(long seed) {
    RandomTrusts pupils = new RandomTrusts(seed);
    MixedFit fit = MixedModel.of(pupils.data(), pupils.terms()).fit(Likelihood.REML);
    double least = new DenseMixed(pupils, fit.theta()).criterion(Likelihood.REML);
    for (int k = 0; k < THETA.length; k++) {
      for (double step : new double[] {-0.05, -0.005, 0.005, 0.05}) {
        double[] moved = fit.theta();
        moved[k] += step;
        assertThat(new DenseMixed(pupils, moved).criterion(Likelihood.REML))
            .isGreaterThan(least - ROUNDING);
      }
    }
  }
}
