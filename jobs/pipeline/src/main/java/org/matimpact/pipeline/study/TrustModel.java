package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.statistics.mixed.MixedFit;
import org.matimpact.statistics.mixed.MixedModel;
import org.matimpact.statistics.mixed.RandomTerm;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.RandomEffects;

/**
 * The pupil form in which the effect differs by trust, by REML. In R: {@code lmer(y ~ treated + ...
 * + (0 + treated|trust) + (1|school) + (1|school:year))}. Comparison schools have no effect of
 * their trust. Each school stands for itself once, whatever its matching weight: a likelihood with
 * weights is not one.
 */
record TrustModel(MixedModel model, MixedFit fit) {

  /** Place of the trusts' term. */
  private static final int TRUSTS_TERM = 0;

  /**
   * Fits the data of another model.
   *
   * @throws org.matimpact.statistics.multilevel.NotEstimableException if they do not determine the
   *     variance between trusts
   */
  static TrustModel of(MatchedSample sample, PupilModel pupils) {
    List<RandomTerm> terms = new ArrayList<>();
    terms.add(
        new RandomTerm.GroupEffect(Spreads.TRUST_EFFECTS, sample.trusts(), MatchedSample.TREATED));
    terms.add(new RandomTerm.SchoolIntercept());
    if (pupils.fit().effects() == RandomEffects.SCHOOL_AND_YEAR) {
      terms.add(new RandomTerm.SchoolYearIntercept());
    }
    MixedModel model = MixedModel.of(pupils.data(), terms);
    return new TrustModel(model, model.fit(Likelihood.REML));
  }

  /** The variance of trusts' effects relative to that of pupils. */
  double ratio() {
    double theta = fit.theta()[TRUSTS_TERM];
    return theta * theta;
  }
}
