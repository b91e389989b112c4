package org.matimpact.pipeline.study;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.matimpact.pipeline.settings.ScoreSettings;
import org.matimpact.pipeline.settings.ScoreSettings.Likelihood;
import org.matimpact.statistics.matching.UnmatchableException;
import org.matimpact.statistics.model.CategoricalCovariate;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.propensity.BinaryRegression;
import org.matimpact.statistics.propensity.Link;
import org.matimpact.statistics.propensity.LogisticRegression;
import org.matimpact.statistics.propensity.PropensityModel;
import org.matimpact.statistics.propensity.RandomInterceptPropensity;
import org.matimpact.statistics.propensity.RandomInterceptScore;
import org.matimpact.statistics.propensity.RandomInterceptScore.PlainBecause;

/** The one place where the model of the propensity score is chosen. */
final class PropensityFit {

  private PropensityFit() {}

  /**
   * Fits the model that the settings ask for.
   *
   * @param groups that share a random intercept; empty for none
   * @throws UnmatchableException if there are no finite scores to be had
   */
  static PropensityScore of(
      ModelMatrix matrix,
      boolean[] treated,
      ScoreSettings settings,
      Optional<CategoricalCovariate> groups) {
    if (groups.isEmpty()) {
      return new PropensityScore(plain(matrix, treated, settings), "");
    }
    CategoricalCovariate of = groups.orElseThrow();
    RandomInterceptScore score = RandomInterceptPropensity.fit(matrix, treated, of);
    PropensityModel model =
        score.plainBecause() == PlainBecause.SEPARATION
            ? plain(matrix, treated, settings)
            : settled(score.model());
    return new PropensityScore(model, caution(score, of.name()));
  }

  private static String caution(RandomInterceptScore score, String column) {
    String none = "the propensity score has no random intercept of " + column + ": ";
    return switch (score.plainBecause()) {
      case NOT ->
          score.oneArmGroups() == 0
              ? ""
              : String.format(
                  Locale.ROOT,
                  "the propensity score has a random intercept of %s, and %d of %d have schools of"
                      + " one arm only",
                  column,
                  score.oneArmGroups(),
                  score.groups());
      case SEPARATION -> none + "a covariate separates the arms";
      case NO_GROUPS -> none + "there are no groups of schools";
      case NO_VARIANCE -> none + "its variance is estimated as 0";
      case NO_MAXIMUM -> none + "covariates and groups together separate the arms";
      case NOT_FITTED -> none + "it could not be fitted";
    };
  }

  private static PropensityModel plain(
      ModelMatrix matrix, boolean[] treated, ScoreSettings settings) {
    if (settings.likelihood() == Likelihood.FIRTH) {
      return settled(LogisticRegression.fitFirth(matrix, treated));
    }
    Link link = Link.valueOf(settings.link().name());
    PropensityModel maximum = BinaryRegression.fit(matrix, treated, link);
    if (settings.likelihood() == Likelihood.MAXIMUM || maximum.separated().isEmpty()) {
      return settled(maximum);
    }
    if (link == Link.LOGIT) {
      return named(settled(LogisticRegression.fitFirth(matrix, treated)), maximum.separated());
    }
    throw new UnmatchableException(
        "the propensity model separates the arms by "
            + String.join(", ", maximum.separated())
            + "; link logit has a likelihood (firth) that copes");
  }

  /** Under separation scores grow without limit: that has a caution of its own. */
  private static PropensityModel settled(PropensityModel model) {
    if (!model.converged() && model.separated().isEmpty()) {
      throw new UnmatchableException(
          "the propensity model did not converge in " + model.iterations() + " steps");
    }
    return model;
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
}
