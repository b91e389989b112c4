package org.matimpact.pipeline.study;

import java.util.List;
import java.util.Optional;
import org.matimpact.pipeline.settings.ScoreSettings;
import org.matimpact.statistics.matching.UnmatchableException;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.Covariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.propensity.Link;
import org.matimpact.statistics.propensity.PropensityModel;

/**
 * A contrast with its propensity score, or why it has none.
 *
 * @param settings of the propensity model
 * @param covariates in the model
 * @param model empty when there is none
 * @param problem why there is no score; empty text when there is one
 * @param caution what a reader must know of the score; empty text for nothing
 */
public record ScoredContrast(
    ContrastPool pool,
    ScoreSettings settings,
    List<Covariate> covariates,
    Optional<PropensityModel> model,
    String problem,
    String caution) {

  /** Fits the propensity model of a contrast to its covariates. */
  public static ScoredContrast of(ContrastPool pool, ScoreSettings settings) {
    return of(pool, settings, pool.covariates());
  }

  static ScoredContrast of(ContrastPool pool, ScoreSettings settings, List<Covariate> covariates) {
    String problem = pool.emptyArm();
    if (problem.isEmpty()) {
      try {
        PropensityScore score =
            PropensityFit.of(
                ModelMatrix.of(covariates),
                pool.treated(),
                settings,
                pool.groups(settings.groups()));
        return new ScoredContrast(
            pool, settings, covariates, Optional.of(score.model()), "", score.caution());
      } catch (UnmatchableException e) {
        problem = e.getMessage();
      }
    }
    return new ScoredContrast(pool, settings, covariates, Optional.empty(), problem, "");
  }

  /** The same scores, with the schools in other strata. */
  ScoredContrast in(String[] stratum) {
    return new ScoredContrast(pool.in(stratum), settings, covariates, model, problem, caution);
  }

  ModelMatrix matrix() {
    return ModelMatrix.of(covariates);
  }

  /**
   * The contrast with a score fitted to some of its schools alone, and told for the others by the
   * same coefficients.
   */
  ScoredContrast refitted(int[] rows) {
    boolean[] treated = new boolean[rows.length];
    for (int at = 0; at < rows.length; at++) {
      treated[at] = pool.treated()[rows[at]];
    }
    Optional<CategoricalCovariate> groups = pool.groups(settings.groups());
    PropensityScore score =
        PropensityFit.of(
            matrix().selectRows(rows), treated, settings, groups.map(all -> all.select(rows)));
    PropensityModel all =
        new RefittedScore(score.model(), rows, matrix())
            .forAll(Link.valueOf(settings.link().name()), groups);
    return new ScoredContrast(pool, settings, covariates, Optional.of(all), "", score.caution());
  }
}
