package org.matimpact.statistics.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.model.NumericCovariate;

/** By definition: where nothing varies, no mean differs, whatever the weights. */
class ConstantCovariateTest {

  @Test
  void aConstantIsInBalanceThoughItsWeightedMeansRoundApart() {
    boolean[] treated = {true, true, true, false, false, false};
    double[] weights = {1, 1, 1, 0.1, 0.7, 2.2};
    BalanceTable table =
        BalanceTable.of(
            List.of(new NumericCovariate("mixed", new double[] {1, 1, 1, 1, 1, 1})),
            treated,
            weights);
    assertThat(table.largestSmdBefore()).isZero();
    assertThat(table.largestSmdAfter()).isZero();
  }
}
