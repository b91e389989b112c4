package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matimpact.statistics.model.ModelMatrix;

/**
 * The linear predictor behind a score, sum of coefficient times column.
 *
 * @param x its columns
 * @param coefficients one per column; NaN for a column left out
 */
@SuppressWarnings("ArrayRecordComponent") // a few numbers; compared by content nowhere
public record ScoreModel(ModelMatrix x, double[] coefficients) {

  /**
   * Checks the count.
   *
   * @throws IllegalArgumentException if there is not one coefficient per column
   */
  public ScoreModel {
    if (x.columns() != coefficients.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Invalid score model: %d coefficients of %d columns",
              coefficients.length,
              x.columns()));
    }
  }

  /** Coefficient times difference, column by column; they add up to that of linear predictors. */
  List<Distance.Contribution> contributions(int rowA, int rowB) {
    List<Distance.Contribution> parts = new ArrayList<>();
    for (int k = 0; k < coefficients.length; k++) {
      if (!Double.isNaN(coefficients[k]) && !x.names().get(k).equals(ModelMatrix.INTERCEPT)) {
        double a = x.get(rowA, k);
        double b = x.get(rowB, k);
        parts.add(new Distance.Contribution(x.names().get(k), a, b, coefficients[k] * (a - b)));
      }
    }
    return parts;
  }
}
