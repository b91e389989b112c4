package org.matimpact.statistics.multilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.Csv;

/**
 * GCSE scores of 4,059 pupils in 65 schools of inner London (Goldstein et al. 1993, Oxford Review
 * of Education 19, 425-433). The figures are printed by lme4 1.1-31 ({@code lmer(normexam ~
 * standLRT + (1|school))} and so on); the maximum likelihood ones stand in the MLwiN manual too.
 */
class ExamTest {

  private static final Csv EXAM = Csv.read("/exam.csv");

  private static SchoolYears pupils(String... columns) {
    int[] school = EXAM.codes("school");
    double[][] between = {new double[school.length]};
    Arrays.fill(between[0], 1);
    double[][] pupil = Arrays.stream(columns).map(EXAM::numbers).toArray(double[][]::new);
    int[] chain = Arrays.stream(school).map(code -> code - 1).toArray();
    return PupilRows.group(chain, new int[chain.length], between, pupil, EXAM.numbers("normexam"));
  }

  private static MultilevelFit fit(Likelihood likelihood, String... columns) {
    return MultilevelModel.of(pupils(columns), RandomEffects.SCHOOL).fit(likelihood);
  }

  @Test
  void emptyModelByMaximumLikelihood() {
    MultilevelFit fit = fit(Likelihood.ML);
    assertThat(fit.criterion()).isCloseTo(11010.64894, within(5e-6));
    assertThat(fit.coefficient(0)).isCloseTo(-0.013167, within(5e-7));
    assertThat(fit.standardError(0)).isCloseTo(0.053627, within(5e-7));
    assertThat(fit.variances().school()).isCloseTo(0.16863893, within(1e-7));
    assertThat(fit.variances().residual()).isCloseTo(0.84776051, within(1e-7));
    assertThat(fit.variances().intraclassCorrelation())
        .isCloseTo(0.16863893 / (0.16863893 + 0.84776051), within(1e-7));
  }

  @Test
  void priorAttainmentByMaximumLikelihood() {
    MultilevelFit fit = fit(Likelihood.ML, "standLRT");
    assertThat(fit.criterion()).isCloseTo(9357.243201, within(1e-6));
    assertThat(fit.coefficient(0)).isCloseTo(0.002391, within(5e-7));
    assertThat(fit.coefficient(1)).isCloseTo(0.563371, within(5e-7));
    assertThat(fit.standardError(1)).isCloseTo(0.012465, within(5e-7));
    assertThat(fit.variances().school()).isCloseTo(0.092129274, within(1e-8));
    assertThat(fit.variances().residual()).isCloseTo(0.565731004, within(1e-8));
  }

  @Test
  void priorAttainmentByRestrictedMaximumLikelihood() {
    MultilevelFit fit = fit(Likelihood.REML, "standLRT");
    assertThat(fit.criterion()).isCloseTo(9368.765287, within(1e-6));
    assertThat(fit.coefficient(0)).isCloseTo(0.002323, within(5e-7));
    assertThat(fit.standardError(0)).isCloseTo(0.040354, within(5e-7));
    assertThat(fit.coefficient(1)).isCloseTo(0.563307, within(5e-7));
    assertThat(fit.standardError(1)).isCloseTo(0.012468, within(5e-7));
    assertThat(fit.variances().school()).isCloseTo(0.093838988, within(1e-8));
    assertThat(fit.variances().residual()).isCloseTo(0.565865310, within(1e-8));
    assertThat(fit.isSingular()).isFalse();
  }

  @Test
  void sexAndKindOfSchool() {
    MultilevelFit fit = fit(Likelihood.REML, "standLRT", "sexM", "boys", "girls");
    assertThat(fit.criterion()).isCloseTo(9347.673462, within(1e-6));
    double[] b = {-0.001049, 0.559754, -0.167392, 0.177691, 0.158997};
    double[] se = {0.055569, 0.012450, 0.034100, 0.113475, 0.089403};
    for (int k = 0; k < b.length; k++) {
      assertThat(fit.coefficient(k)).isCloseTo(b[k], within(5.1e-7));
      assertThat(fit.standardError(k)).isCloseTo(se[k], within(5.1e-7));
    }
    assertThat(fit.variances().school()).isCloseTo(0.08582883, within(1e-8));
  }
}
