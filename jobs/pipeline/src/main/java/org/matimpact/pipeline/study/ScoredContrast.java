package org.matimpact.pipeline.study;

import java.util.List;
import java.util.Optional;
import org.matimpact.pipeline.settings.MatchSettings.Likelihood;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.propensity.LogisticRegression;
import org.matimpact.statistics.propensity.PropensityModel;

/**
 * A contrast with its propensity score, or why it has none.
 *
 * @param model empty when an arm is empty
 * @param problem why there is no score; empty text when there is one
 */
public record ScoredContrast(ContrastPool pool, Optional<PropensityModel> model, String problem) {

  /** Fits the propensity model of a contrast. */
  public static ScoredContrast of(ContrastPool pool, Likelihood likelihood) {
    String problem = emptyArm(pool);
    if (!problem.isEmpty()) {
      return new ScoredContrast(pool, Optional.empty(), problem);
    }
    ModelMatrix matrix = ModelMatrix.of(pool.covariates());
    return new ScoredContrast(pool, Optional.of(fitted(matrix, pool.treated(), likelihood)), "");
  }

  private static PropensityModel fitted(
      ModelMatrix matrix, boolean[] treated, Likelihood likelihood) {
    if (likelihood == Likelihood.FIRTH) {
      return LogisticRegression.fitFirth(matrix, treated);
    }
    PropensityModel maximum = LogisticRegression.fit(matrix, treated);
    return likelihood == Likelihood.MAXIMUM || maximum.separated().isEmpty()
        ? maximum
        : named(LogisticRegression.fitFirth(matrix, treated), maximum.separated());
  }

  /**
   * The model with the columns that separate the arms, which Firth's likelihood no longer shows.
   */
  private static PropensityModel named(PropensityModel model, List<String> separated) {
    return new PropensityModel(
        model.names(),
        model.coefficients(),
        model.linearPredictor(),
        model.probability(),
        model.iterations(),
        model.converged(),
        model.deviance(),
        model.aliased(),
        separated);
  }

  private static String emptyArm(ContrastPool pool) {
    if (pool.treatedCount() == 0) {
      return "no treated school";
    }
    return pool.comparisonCount() == 0 ? "no comparison school" : "";
  }
}
