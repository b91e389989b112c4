package org.matimpact.statistics.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.matimpact.statistics.Csv;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.model.NumericCovariate;

/** Against clubSandwich 0.5.8: {@code src/test/r/cluster-robust.R} wrote data and answers. */
class ClusterRobustAgainstRTest {

  /** R's answers are printed to 15 digits and both sides lose a few to rounding. */
  private static final double RELATIVE = 1e-10;

  @SuppressWarnings("ArrayRecordComponent") // a case of this test
  private record Case(WeightedLeastSquares design, int[] cluster, double[] y) {}

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvFileSource(resources = "/cluster-robust-golden.csv", numLinesToSkip = 1)
  void equalsClubSandwich(
      String name,
      String type,
      String coefficient,
      double estimate,
      double standardError,
      double degreesOfFreedom,
      double low,
      double high,
      double p) {
    Case data = read(name);
    int column = data.design().names().indexOf(coefficient);
    Correction correction = type.equals("CR1S") ? Correction.CR1 : Correction.valueOf(type);
    ClusterRobustEstimate actual =
        ClusterRobust.prepare(data.design(), data.cluster(), column, correction).estimate(data.y());
    // clubSandwich's CR3 leaves out the factor (G-1)/G.
    double g = actual.clusters();
    double factor = correction == Correction.CR3 ? Math.sqrt((g - 1) / g) : 1;
    assertThat(actual.estimate()).isCloseTo(estimate, relative(estimate));
    assertThat(actual.standardError()).isCloseTo(factor * standardError, relative(standardError));
    assertThat(actual.degreesOfFreedom()).isCloseTo(degreesOfFreedom, relative(degreesOfFreedom));
    if (correction != Correction.CR3) {
      assertThat(actual.confidenceLow()).isCloseTo(low, relative(standardError));
      assertThat(actual.confidenceHigh()).isCloseTo(high, relative(standardError));
      assertThat(actual.pValue()).isCloseTo(p, within(1e-9));
    }
  }

  /** Printed in R: {@code sqrt(diag(vcovCL(f, school, type = "HC1")))}, sandwich 3.0-2. */
  @Test
  void covarianceHasTheVariancesOfSandwich() {
    Case exam = read("exam");
    double[][] covariance =
        ClusterRobust.covariance(exam.design(), exam.cluster(), Correction.CR1, exam.y());
    double[] printed = {0.04919537558, 0.02287078974, 0.03065058893, 0.0897855892, 0.08797429395};
    for (int k = 0; k < printed.length; k++) {
      assertThat(Math.sqrt(covariance[k][k])).isCloseTo(printed[k], within(5e-12));
      assertThat(covariance[k][0]).isEqualTo(covariance[0][k]);
    }
  }

  private static Offset<Double> relative(double value) {
    return within(RELATIVE * Math.abs(value) + 1e-13);
  }

  private static Case read(String name) {
    Csv csv = Csv.read("/" + name + ".csv");
    return switch (name) {
      case "exam" -> exam(csv);
      case "fixed-levels" -> fixedLevels(csv);
      default -> weighted(csv, name.equals("weighted-form") ? "band" : "z");
    };
  }

  private static Case exam(Csv csv) {
    ModelMatrix x = ModelMatrix.of(numeric(csv, "standLRT", "sexM", "boys", "girls"));
    return new Case(WeightedLeastSquares.design(x), csv.codes("school"), csv.numbers("normexam"));
  }

  private static Case weighted(Csv csv, String third) {
    ModelMatrix x = ModelMatrix.of(numeric(csv, "treat", "x", third));
    return new Case(
        WeightedLeastSquares.design(x, csv.numbers("w")), csv.codes("cluster"), csv.numbers("y"));
  }

  /** Levels are padded so that they sort as numbers, then named as R names them. */
  private static Case fixedLevels(Csv csv) {
    String[] levels =
        Arrays.stream(csv.codes("cluster"))
            .mapToObj(code -> String.format("%02d", code))
            .toArray(String[]::new);
    List<Covariate> covariates = new ArrayList<>(numeric(csv, "x"));
    covariates.add(new CategoricalCovariate("level", levels));
    ModelMatrix padded = ModelMatrix.of(covariates);
    List<String> names =
        padded.names().stream()
            .map(n -> n.replaceFirst("^level0?(\\d+)$", "factor(cluster)$1"))
            .toList();
    double[][] columns =
        IntStream.range(0, padded.columns()).mapToObj(padded::column).toArray(double[][]::new);
    return new Case(
        WeightedLeastSquares.design(ModelMatrix.ofColumns(names, columns)),
        csv.codes("cluster"),
        csv.numbers("y"));
  }

  private static List<Covariate> numeric(Csv csv, String... names) {
    return Arrays.stream(names)
        .map(name -> (Covariate) new NumericCovariate(name, csv.numbers(name)))
        .toList();
  }
}
