package org.matimpact.statistics.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.Lalonde;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.NumericCovariate;

/** Earnings of 1975 among comparison men, predicted for all: test/r/prognostic-score.R, R 4.2.2. */
class PrognosticScoreTest {

  private static final NumericCovariate RESULT =
      (NumericCovariate) Lalonde.covariates("re75").get(0);

  private static final List<Covariate> OTHERS =
      Lalonde.covariates("age", "educ", "race", "married", "nodegree", "re74");

  /** R prints ten digits of figures in the thousands. */
  private static final double PRINTED = 1e-5;

  @Test
  void equalsPredictLm() {
    NumericCovariate score = PrognosticScore.of(RESULT, OTHERS, Lalonde.treated());
    assertThat(score.name()).isEqualTo("prognostic score of re75");
    assertThat(mean(score, true)).isCloseTo(1403.9082950213, within(PRINTED));
    assertThat(mean(score, false)).isCloseTo(2466.4844431235, within(PRINTED));
    assertThat(score.values()[0]).isCloseTo(1276.8265820769, within(PRINTED));
    assertThat(
            BalanceTable.of(
                    List.of(score),
                    Lalonde.treated(),
                    IntStream.range(0, 614).mapToDouble(i -> 1).toArray())
                .rows()
                .get(0)
                .smdBefore())
        .isCloseTo(-0.763972791606, within(1e-9));
  }

  private static double mean(NumericCovariate score, boolean arm) {
    boolean[] treated = Lalonde.treated();
    return IntStream.range(0, treated.length)
        .filter(row -> treated[row] == arm)
        .mapToDouble(row -> score.values()[row])
        .average()
        .orElseThrow();
  }

  @Test
  void refusesArmsThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrognosticScore.of(RESULT, OTHERS, new boolean[3]))
        .withMessageContaining("614 results, 614 rows of covariates, 3 comparison units of 3");
  }
}
