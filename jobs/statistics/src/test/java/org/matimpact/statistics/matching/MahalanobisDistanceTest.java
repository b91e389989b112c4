package org.matimpact.statistics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.matimpact.statistics.Csv;
import org.matimpact.statistics.Lalonde;

/** Against the definitions in base R (src/test/r/distances.R). */
class MahalanobisDistanceTest {

  private static final double RELATIVE = 1e-9;

  private final Csv golden = Csv.read("/distances-golden.csv");

  private void assertEqual(Distance distance, String column) {
    double[] expected = golden.numbers(column);
    for (int i = 0; i < expected.length; i++) {
      assertThat(distance.between(golden.codes("treated")[i], golden.codes("comparison")[i]))
          .isCloseTo(expected[i], within(RELATIVE * (1 + expected[i])));
    }
  }

  @Test
  void pooledWithinArms() {
    assertEqual(MahalanobisDistance.of(Lalonde.covariates(), Lalonde.treated()), "pooled");
    assertEqual(
        MahalanobisDistance.of(
            Lalonde.covariates("age", "educ", "re74", "re75"), Lalonde.treated()),
        "few");
  }

  @Test
  void ofRanks() {
    assertEqual(MahalanobisDistance.robust(Lalonde.covariates(), Lalonde.treated()), "robust");
  }
}
