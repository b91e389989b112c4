package org.matimpact.statistics.balance;

import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.model.NumericCovariate;
import org.matimpact.statistics.robust.WeightedLeastSquares;

/**
 * The prognostic score: the result that a unit would be expected to have without treatment (Hansen
 * 2008, Biometrika 95, 481-488), by least squares of the result on covariates among the comparison
 * units. Balance of this one column weighs the covariates by what they say of results, and
 * foretells bias better than their largest difference (Stuart, Lee &amp; Leacy 2013, Journal of
 * Clinical Epidemiology 66, S84-S90).
 *
 * <p>A column that varies among the treated alone has no coefficient and adds nothing. With few
 * comparison units for each column the score follows their chance differences.
 */
public final class PrognosticScore {

  private PrognosticScore() {}

  /**
   * Predicts the result of every unit, treated ones too, as if it were a comparison unit.
   *
   * @param result for instance results of a year before treatment, so that no outcome is looked at
   * @param covariates at least one, without the result
   * @param treated the arm of each unit
   * @throws IllegalArgumentException if the lengths differ or no unit is a comparison unit
   */
  public static NumericCovariate of(
      NumericCovariate result, List<Covariate> covariates, boolean[] treated) {
    ModelMatrix x = ModelMatrix.of(covariates);
    int[] comparison = IntStream.range(0, treated.length).filter(row -> !treated[row]).toArray();
    if (comparison.length == 0 || x.rows() != treated.length || result.length() != x.rows()) {
      throw new IllegalArgumentException(
          "Cannot fit a prognostic score: %d results, %d rows of covariates, %d comparison units of %d"
              .formatted(result.length(), x.rows(), comparison.length, treated.length));
    }
    double[] y = IntStream.of(comparison).mapToDouble(row -> result.values()[row]).toArray();
    double[] coefficients =
        WeightedLeastSquares.design(x.selectRows(comparison)).fit(y).coefficients();
    double[] score = new double[treated.length];
    for (int k = 0; k < coefficients.length; k++) {
      if (!Double.isNaN(coefficients[k])) {
        Vectors.addMultiple(score, coefficients[k], x.column(k));
      }
    }
    return new NumericCovariate("prognostic score of " + result.name(), score);
  }
}
