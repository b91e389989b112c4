package org.matimpact.pipeline.study;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.propensity.Link;
import org.matimpact.statistics.propensity.PropensityModel;

/**
 * A propensity model that was fitted to some schools, with a score for the others by the same
 * coefficients: so that all scores of a contrast are on one scale. Columns that the fit left out
 * add nothing, nor does the random intercept of a group without a school in the fit.
 */
final class RefittedScore {

  private final PropensityModel fitted;
  private final int[] rows;
  private final ModelMatrix all;

  /**
   * Prepares the scores.
   *
   * @param rows of the matrix that were fitted
   * @param all a row for every school
   */
  RefittedScore(PropensityModel fitted, int[] rows, ModelMatrix all) {
    this.fitted = fitted;
    this.rows = rows;
    this.all = all;
  }

  /** Returns the model with a score for every school; those of the fit are the fit's own. */
  PropensityModel forAll(Link link, Optional<CategoricalCovariate> groups) {
    double[] predictor = new double[all.rows()];
    for (int row = 0; row < predictor.length; row++) {
      predictor[row] = columns(row);
    }
    groups.ifPresent(of -> addIntercepts(predictor, of.values()));
    double[] probability = new double[predictor.length];
    for (int row = 0; row < predictor.length; row++) {
      probability[row] = link.probability(predictor[row]);
    }
    for (int at = 0; at < rows.length; at++) {
      predictor[rows[at]] = fitted.linearPredictor()[at];
      probability[rows[at]] = fitted.probability()[at];
    }
    return new PropensityModel(
        fitted.names(),
        fitted.coefficients(),
        predictor,
        probability,
        fitted.iterations(),
        fitted.converged(),
        fitted.deviance(),
        fitted.aliased(),
        fitted.separated());
  }

  private double columns(int row) {
    double sum = 0;
    for (int column = 0; column < all.columns(); column++) {
      double coefficient = fitted.coefficients()[column];
      sum += Double.isNaN(coefficient) ? 0 : coefficient * all.get(row, column);
    }
    return sum;
  }

  /** An intercept is what the columns leave of the predictor of a fitted school of the group. */
  private void addIntercepts(double[] predictor, String[] group) {
    Map<String, Double> intercepts = new HashMap<>();
    for (int at = 0; at < rows.length; at++) {
      intercepts.put(group[rows[at]], fitted.linearPredictor()[at] - predictor[rows[at]]);
    }
    for (int row = 0; row < predictor.length; row++) {
      predictor[row] += intercepts.getOrDefault(group[row], 0.0);
    }
  }
}
