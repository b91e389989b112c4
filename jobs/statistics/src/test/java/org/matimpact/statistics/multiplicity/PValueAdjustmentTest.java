package org.matimpact.statistics.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Truth: R 4.2.2, p.adjust(c(.01, .04, .03, .005, .5, .04), method). */
class PValueAdjustmentTest {

  private static final double[] P = {.01, .04, .03, .005, .5, .04};

  /** Products of at most six and a p-value: nothing but rounding may differ. */
  private static final Offset<Double> ROUNDING = within(1e-15);

  @Test
  void holmIsRs() {
    assertThat(PValueAdjustment.holm(P))
        .containsExactly(new double[] {.05, .12, .12, .03, .5, .12}, ROUNDING);
  }

  @Test
  void benjaminiHochbergIsRs() {
    assertThat(PValueAdjustment.benjaminiHochberg(P))
        .containsExactly(new double[] {.03, .048, .048, .03, .5, .048}, ROUNDING);
  }

  @Test
  void aValueOutsideTheUnitIntervalIsRefused() {
    assertThatThrownBy(() -> PValueAdjustment.holm(new double[] {.5, Double.NaN}))
        .hasMessageContaining("Invalid p-value: NaN");
  }
}
