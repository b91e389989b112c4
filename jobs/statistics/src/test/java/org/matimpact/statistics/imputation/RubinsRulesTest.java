package org.matimpact.statistics.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.matimpact.statistics.robust.ClusterRobustEstimate;

class RubinsRulesTest {

  /** mice 3.15.0: {@code src/test/r/imputation.R}, printed to 15 digits; t quantiles to 1e-9. */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/imputation-golden.csv", numLinesToSkip = 1)
  void equalsMice(
      String name,
      String estimates,
      String errors,
      double complete,
      double estimate,
      double standardError,
      double degreesOfFreedom,
      double low,
      double high,
      double p,
      double increase,
      double share,
      double information) {
    PooledEstimate pooled = RubinsRules.pool(estimates(estimates, errors, complete));
    ClusterRobustEstimate actual = pooled.inference();
    assertThat(actual.estimate()).isCloseTo(estimate, relative(estimate));
    assertThat(actual.standardError()).isCloseTo(standardError, relative(standardError));
    assertThat(actual.degreesOfFreedom()).isCloseTo(degreesOfFreedom, relative(degreesOfFreedom));
    assertThat(actual.confidenceLow()).isCloseTo(low, within(1e-9));
    assertThat(actual.confidenceHigh()).isCloseTo(high, within(1e-9));
    assertThat(actual.pValue()).isCloseTo(p, within(1e-9));
    assertThat(pooled.relativeIncrease()).isCloseTo(increase, relative(increase));
    assertThat(pooled.missingShare()).isCloseTo(share, relative(share));
    assertThat(pooled.missingInformation()).isCloseTo(information, relative(information));
  }

  private static List<ClusterRobustEstimate> estimates(String values, String errors, double df) {
    double[] q = Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
    double[] se = Arrays.stream(errors.split(" ")).mapToDouble(Double::parseDouble).toArray();
    List<ClusterRobustEstimate> estimates = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      estimates.add(ClusterRobustEstimate.of(q[i], se[i], df, 20));
    }
    return estimates;
  }

  private static Offset<Double> relative(double value) {
    return within(1e-12 * Math.abs(value) + 1e-15);
  }

  /** Imputing can only add uncertainty. */
  @Test
  void neverSurerThanCompleteData() {
    List<ClusterRobustEstimate> estimates = estimates(".1 .3 .2", ".2 .2 .2", 12);
    PooledEstimate pooled = RubinsRules.pool(estimates);
    assertThat(pooled.inference().standardError()).isGreaterThan(.2);
    assertThat(pooled.inference().degreesOfFreedom()).isLessThan(12);
    assertThat(pooled.inference().clusters()).isEqualTo(20);
    assertThat(pooled.imputations()).isEqualTo(3);
  }

  @Test
  void refusesASingleDataSetAndRowsWithoutInference() {
    List<ClusterRobustEstimate> one = estimates(".1", ".2", 12);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RubinsRules.pool(one))
        .withMessage("Cannot combine 1 imputed data sets (at least 2 needed)");
    List<ClusterRobustEstimate> none =
        Collections.nCopies(2, ClusterRobustEstimate.of(.1, Double.NaN, 12, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RubinsRules.pool(none))
        .withMessageStartingWith("Cannot combine: imputed data set 0 has the estimate 0.1");
  }
}
