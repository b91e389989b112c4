package org.matimpact.pipeline.study;

import java.util.List;
import org.matimpact.pipeline.settings.ScoreSettings;
import org.matimpact.pipeline.settings.ScoreSettings.Likelihood;
import org.matimpact.statistics.matching.UnmatchableException;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.propensity.BinaryRegression;
import org.matimpact.statistics.propensity.Link;
import org.matimpact.statistics.propensity.LogisticRegression;
import org.matimpact.statistics.propensity.PropensityModel;

/** The one place where the model of the propensity score is chosen. */
final class PropensityFit {

  private PropensityFit() {}

  /**
   * Fits the model that the settings ask for.
   *
   * @throws UnmatchableException if there are no finite scores to be had
   */
  static PropensityModel of(ModelMatrix matrix, boolean[] treated, ScoreSettings settings) {
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
