package org.matimpact.statistics.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfiledCriterionTest {

  /** Central differences of step 1e-4 are right to about 1e-7 here. */
  private static final double STEP = 1e-4;

  private static final double TOLERANCE = 1e-5;

  @ParameterizedTest
  @EnumSource(Likelihood.class)
  void derivativesAreThoseOfTheCriterion(Likelihood likelihood) {
    OrthonormalDesign design =
        OrthonormalDesign.of(new RandomPupils(9, 7, 8, 5, 4).groups(), DependentColumns.DROP);
    ProfiledCriterion criterion =
        new ProfiledCriterion(design, RandomEffects.SCHOOL_AND_YEAR, likelihood);
    double[] t = {0.3, 0.15};
    CriterionPoint point = criterion.at(t[0], t[1]);
    double[] gradient = point.gradient();
    double[][] hessian = point.hessian();
    for (int k = 0; k < 2; k++) {
      double[] up = t.clone();
      double[] down = t.clone();
      up[k] += STEP;
      down[k] -= STEP;
      CriterionPoint above = criterion.at(up[0], up[1]);
      CriterionPoint below = criterion.at(down[0], down[1]);
      assertThat(gradient[k])
          .isCloseTo((above.value() - below.value()) / (2 * STEP), within(TOLERANCE));
      for (int l = 0; l < 2; l++) {
        double difference = (above.gradient()[l] - below.gradient()[l]) / (2 * STEP);
        assertThat(hessian[k][l]).isCloseTo(difference, within(TOLERANCE));
      }
    }
  }

  /** Nowhere on a grid is the criterion below that of the fit, boundary included. */
  @ParameterizedTest
  @EnumSource(Likelihood.class)
  void theFitIsTheLeast(Likelihood likelihood) {
    for (int seed = 1; seed <= 40; seed++) {
      MultilevelModel model =
          MultilevelModel.of(
              new RandomPupils(seed, 3, 6, 5, 4).groups(), RandomEffects.SCHOOL_AND_YEAR);
      MultilevelFit fit = model.fit(likelihood);
      assertThat(fit.evaluations()).isLessThan(30);
      for (double u = 0; u < 4; u = 1.5 * u + 0.01) {
        for (double v = 0; v < 4; v = 1.5 * v + 0.01) {
          assertThat(model.at(new VarianceRatios(u, v), likelihood).criterion())
              .isGreaterThanOrEqualTo(fit.criterion() - 1e-9);
        }
      }
    }
  }
}
