package org.matimpact.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.effect.ContrastEstimate;
import org.matimpact.statistics.effect.EffectCurve;
import org.matimpact.statistics.effect.InteractedTreatment;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.SchoolYear;
import org.matimpact.statistics.multilevel.SchoolYears;
import org.matimpact.statistics.multilevel.TreatedAverage;

/**
 * A trend of the effect in the log of the trust's size: {@code y ~ T + T:log(size) + ...}, against
 * lmerTest's {@code contest1D} ({@code src/test/r/mixed.R}).
 */
class TrustSizeTest {

  private static final MixedCase CASE = MixedCase.named("trust-years");
  private static final ModelInference INFERENCE = CASE.model().fit(Likelihood.REML).satterthwaite();
  private static final InteractedTreatment TREATMENT =
      new InteractedTreatment(CASE.data().columns(), 1, new int[] {2});

  private static void check(ContrastEstimate actual, String tag) {
    assertThat(actual.estimate()).isCloseTo(CASE.answer(tag + ".b"), within(1e-6));
    assertThat(actual.standardError()).isCloseTo(CASE.answer(tag + ".se"), within(1e-5));
    double df = CASE.answer(tag + ".df");
    assertThat(actual.degreesOfFreedom()).isCloseTo(df, within(1e-5 * df));
  }

  @Test
  void theCurveOverSizesEqualsLmerTest() {
    EffectCurve curve =
        EffectCurve.of(
            new double[] {1, 3, 6, 20},
            size -> TREATMENT.at(StrictMath.log(size)),
            INFERENCE::estimate);
    for (int k = 0; k < 4; k++) {
      check(curve.points().get(k).effect(), "curve." + (k + 1));
    }
  }

  @Test
  void theAverageOverTreatedSchoolsEqualsLmerTest() {
    double[] once = new double[CASE.data().schools()];
    Arrays.fill(once, 1);
    check(INFERENCE.estimate(TreatedAverage.contrast(CASE.data(), TREATMENT, once)), "curve.5");
  }

  /** By numbers of pupils the average is that of pupils' rows. */
  @Test
  void theAverageOverTreatedPupils() {
    SchoolYears data = CASE.data();
    double[] pupils = new double[data.schools()];
    double sum = 0;
    double count = 0;
    for (SchoolYear group : data.groups()) {
      if (group.between()[1] == 1) {
        pupils[group.school()] += group.pupils();
        sum += group.pupils() * group.between()[2];
        count += group.pupils();
      }
    }
    assertThat(TreatedAverage.contrast(data, TREATMENT, pupils)[2])
        .isCloseTo(sum / count, within(1e-14));
  }

  @Test
  void anAverageNeedsTreatedSchools() {
    double[] comparison =
        IntStream.range(0, CASE.data().schools())
            .mapToDouble(
                j ->
                    CASE.data().groups().stream()
                            .anyMatch(g -> g.school() == j && g.between()[1] == 1)
                        ? 0
                        : 1)
            .toArray();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TreatedAverage.contrast(CASE.data(), TREATMENT, comparison))
        .withMessageContaining("treated units");
  }
}
