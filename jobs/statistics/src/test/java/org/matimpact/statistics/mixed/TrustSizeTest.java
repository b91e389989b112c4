package org.matimpact.statistics.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.effect.ContrastEstimate;
import org.matimpact.statistics.effect.InteractedTreatment;
import org.matimpact.statistics.multilevel.Likelihood;

/**
 * A trend of the effect in the log of the trust's size: {@code y ~ T + T:log(size) + ...}, against
 * lmerTest's {@code contest1D} ({@code src/test/r/mixed.R}).
 */
class TrustSizeTest {

  private static final MixedCase CASE = MixedCase.named("trust-years");

  @Test
  void effectsAtSizesEqualLmerTest() {
    ModelInference inference = CASE.model().fit(Likelihood.REML).satterthwaite();
    InteractedTreatment treatment =
        new InteractedTreatment(CASE.data().columns(), 1, new int[] {2});
    List<Integer> sizes = List.of(1, 3, 6, 20);
    for (int k = 0; k < sizes.size(); k++) {
      check(inference.estimate(treatment.at(StrictMath.log(sizes.get(k)))), "curve." + (k + 1));
    }
  }

  private static void check(ContrastEstimate actual, String tag) {
    assertThat(actual.estimate()).isCloseTo(CASE.answer(tag + ".b"), within(1e-6));
    assertThat(actual.standardError()).isCloseTo(CASE.answer(tag + ".se"), within(1e-5));
    double df = CASE.answer(tag + ".df");
    assertThat(actual.degreesOfFreedom()).isCloseTo(df, within(1e-5 * df));
  }
}
