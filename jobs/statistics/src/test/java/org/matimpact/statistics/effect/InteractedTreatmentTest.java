package org.matimpact.statistics.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.matimpact.statistics.Csv;
import org.matimpact.statistics.Lalonde;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.robust.ClusterRobust;
import org.matimpact.statistics.robust.Correction;
import org.matimpact.statistics.robust.LeastSquaresFit;
import org.matimpact.statistics.robust.WeightedLeastSquares;

class InteractedTreatmentTest {

  /** The pairs of MatchIt 4.7.2 by caliper on the logit. */
  private static final Csv PAIRS = Csv.read("/lalonde_caliper02logit_matchit472.csv");

  private static final int TREATMENT = 1;

  /** Rows of matched men. */
  private static int[] matched() {
    String[] pair = PAIRS.text("subclass");
    return IntStream.range(0, pair.length).filter(row -> !pair[row].equals("NA")).toArray();
  }

  /** Intercept, treat, the covariates, and treat times each of them. */
  private static ModelMatrix interacted() {
    ModelMatrix covariates = ModelMatrix.of(Lalonde.covariates());
    boolean[] treated = Lalonde.treated();
    List<String> names = new ArrayList<>(List.of(ModelMatrix.INTERCEPT, "treat"));
    double[] treat = new double[treated.length];
    Arrays.setAll(treat, row -> treated[row] ? 1 : 0);
    List<double[]> columns = new ArrayList<>(List.of(covariates.column(0), treat));
    for (int k = 1; k < covariates.columns(); k++) {
      names.add(covariates.names().get(k));
      columns.add(covariates.column(k));
    }
    for (int k = 1; k < covariates.columns(); k++) {
      double[] column = covariates.column(k);
      names.add("treat:" + covariates.names().get(k));
      columns.add(
          IntStream.range(0, column.length).mapToDouble(i -> treat[i] * column[i]).toArray());
    }
    return ModelMatrix.ofColumns(names, columns.toArray(double[][]::new)).selectRows(matched());
  }

  private static double[][] moderators(ModelMatrix x, InteractedTreatment treatment) {
    return IntStream.range(0, x.rows())
        .filter(row -> x.get(row, TREATMENT) == 1)
        .mapToObj(
            row -> IntStream.of(treatment.interactions()).mapToDouble(k -> x.get(row, k)).toArray())
        .toArray(double[][]::new);
  }

  /**
   * R: {@code lm(re78 ~ treat * (age + educ + race + married + nodegree + re74 + re75))} on the 117
   * pairs, the mean over the treated of predictions with treat = 1 minus treat = 0, {@code
   * vcovCL(f, subclass, type = "HC1")} (sandwich 3.0-2), which is CR1 here.
   */
  @Test
  void averageOverTheTreatedEqualsPredictionsInR() {
    ModelMatrix x = interacted();
    int[] interactions = IntStream.range(10, x.columns()).toArray();
    InteractedTreatment treatment = new InteractedTreatment(x.columns(), TREATMENT, interactions);
    double[] weights = new double[117];
    Arrays.fill(weights, 1);
    double[] contrast = treatment.average(moderators(x, treatment), weights);
    int[] rows = matched();
    double[] y = IntStream.of(rows).mapToDouble(row -> Lalonde.earnings1978()[row]).toArray();
    int[] pairs =
        IntStream.of(rows).map(r -> Integer.parseInt(PAIRS.text("subclass")[r])).toArray();
    WeightedLeastSquares design = WeightedLeastSquares.design(x);
    LeastSquaresFit fit = design.fit(y);
    double[][] covariance = ClusterRobust.covariance(design, pairs, Correction.CR1, y);
    ContrastEstimate effect =
        ContrastEstimate.of(contrast, fit.coefficients(), covariance, Double.POSITIVE_INFINITY);
    assertThat(effect.estimate()).isCloseTo(1347.437885, within(1e-6));
    assertThat(effect.standardError()).isCloseTo(944.217949, within(1e-6));
    assertThat(effect.confidenceHigh())
        .isCloseTo(1347.437885 + 1.959963985 * 944.217949, within(1e-5));
  }

  @Test
  void theEffectAtAValueIsAContrast() {
    InteractedTreatment treatment = new InteractedTreatment(4, 1, new int[] {3});
    double[] b = {7, 0.5, -1, 0.25};
    double[][] covariance = {{9, 0, 0, 0}, {0, 0.04, 0, -0.01}, {0, 0, 9, 0}, {0, -0.01, 0, 0.01}};
    for (double size : new double[] {1, 2, 16}) {
      double m = StrictMath.log(size);
      ContrastEstimate effect = ContrastEstimate.of(treatment.at(m), b, covariance, 10);
      assertThat(effect.estimate()).isCloseTo(0.5 + 0.25 * m, within(1e-15));
      assertThat(effect.standardError())
          .isCloseTo(StrictMath.sqrt(0.04 - 0.02 * m + 0.01 * m * m), within(1e-15));
    }
    // qt(.975, 10) = 2.228138852
    ContrastEstimate one = ContrastEstimate.of(treatment.at(0), b, covariance, 10);
    assertThat(one.confidenceLow()).isCloseTo(0.5 - 2.228138852 * 0.2, within(1e-9));
  }

  @Test
  void refusesColumnsThatAreNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InteractedTreatment(3, 1, new int[] {3}))
        .withMessage("Invalid column: 3 (the design has 3)");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new InteractedTreatment(3, 1, new int[] {2})
                    .average(new double[0][], new double[0]))
        .withMessageContaining("0 treated units");
  }
}
