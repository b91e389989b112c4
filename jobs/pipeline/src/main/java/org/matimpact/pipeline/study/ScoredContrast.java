package org.matimpact.pipeline.study;

import java.util.List;
import java.util.Optional;
import org.matimpact.pipeline.settings.ScoreSettings;
import org.matimpact.statistics.matching.UnmatchableException;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.propensity.PropensityModel;

/**
 * A contrast with its propensity score, or why it has none.
 *
 * @param settings of the propensity model
 * @param covariates in the model
 * @param model empty when there is none
 * @param problem why there is no score; empty text when there is one
 */
public record ScoredContrast(
    ContrastPool pool,
    ScoreSettings settings,
    List<Covariate> covariates,
    Optional<PropensityModel> model,
    String problem) {

  /** Fits the propensity model of a contrast to its covariates. */
  public static ScoredContrast of(ContrastPool pool, ScoreSettings settings) {
    return of(pool, settings, pool.covariates());
  }

  static ScoredContrast of(ContrastPool pool, ScoreSettings settings, List<Covariate> covariates) {
    String problem = pool.emptyArm();
    if (problem.isEmpty()) {
      try {
        PropensityModel model =
            PropensityFit.of(ModelMatrix.of(covariates), pool.treated(), settings);
        return new ScoredContrast(pool, settings, covariates, Optional.of(model), "");
      } catch (UnmatchableException e) {
        problem = e.getMessage();
      }
    }
    return new ScoredContrast(pool, settings, covariates, Optional.empty(), problem);
  }

  /** The same scores, with the schools in other strata. */
  ScoredContrast in(String[] stratum) {
    return new ScoredContrast(pool.in(stratum), settings, covariates, model, problem);
  }

  ModelMatrix matrix() {
    return ModelMatrix.of(covariates);
  }

  /** The propensity model fitted again to some of the schools. */
  PropensityModel refitted(int[] rows) {
    boolean[] treated = new boolean[rows.length];
    for (int at = 0; at < rows.length; at++) {
      treated[at] = pool.treated()[rows[at]];
    }
    return PropensityFit.of(matrix().selectRows(rows), treated, settings);
  }
}
