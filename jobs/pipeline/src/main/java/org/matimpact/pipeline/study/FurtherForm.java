package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.pipeline.settings.EstimateSettings.FurtherModel;
import org.matimpact.pipeline.settings.EstimateSettings.SpreadLevel;
import org.matimpact.statistics.mixed.MixedFit;
import org.matimpact.statistics.mixed.MixedModel;
import org.matimpact.statistics.mixed.RandomTerm;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.RandomEffects;

/**
 * Other random effects for the columns of the pupil form, by REML, with the model-based standard
 * error and Satterthwaite's degrees of freedom (lmerTest). In R, beside {@code (1|school:year)}
 * where there are several years:
 *
 * <ul>
 *   <li>crossed: {@code (1|la) + (1|school)}, a school of unknown authority in one of its own;
 *   <li>slope: {@code (1 + prior_attainment|school)};
 *   <li>nested: {@code (1|trust) + (1|school)}, a school without a trust in one of its own.
 * </ul>
 *
 * <p>The standard error holds if the random effects are those of the model: unlike CR2 it does not
 * cover that trusts differ in their effect. Each school stands for itself once, whatever its
 * matching weight. With few authorities or trusts a variance is poorly known, often estimated as 0;
 * the fit then stands as if it were known to be 0, and says so.
 */
record FurtherForm(MatchedSample sample, PupilModel pupils) {

  /** The column of pupils whose slope may differ by school. */
  private static final String PRIOR_ATTAINMENT = "prior_attainment";

  /**
   * Estimates the effect.
   *
   * @param intervals levels whose standard deviation has an interval
   * @throws org.matimpact.statistics.multilevel.NotEstimableException if the data do not determine
   *     a variance
   */
  MixedEffect estimate(
      FurtherModel model, PupilPanel panel, FitCounts counts, List<SpreadLevel> intervals) {
    int prior = panel.names().indexOf(PRIOR_ATTAINMENT);
    if (model == FurtherModel.PRIOR_SLOPE && prior < 0) {
      return MixedEffect.none(Effect.none("the model has no prior attainment", counts));
    }
    MixedModel mixed =
        MixedModel.of(pupils.data(), terms(model, pupils.data().betweenColumns() + prior));
    MixedFit fit = mixed.fit(Likelihood.REML);
    Effect effect =
        Effect.of(
            fit.satterthwaite().coefficient(MatchedSample.TREATED),
            sample.likelihoodMethod(),
            pupils.scale().of(fit),
            counts);
    return new MixedEffect(effect, new Spreads(mixed, fit).of(intervals));
  }

  private List<RandomTerm> terms(FurtherModel model, int priorColumn) {
    List<RandomTerm> terms = new ArrayList<>();
    switch (model) {
      case CROSSED_LA -> {
        terms.add(new RandomTerm.GroupIntercept(Spreads.AUTHORITIES, sample.authorities()));
        terms.add(new RandomTerm.SchoolIntercept());
      }
      case PRIOR_SLOPE -> terms.add(new RandomTerm.SchoolSlope(priorColumn));
      case INDICATOR, IMPUTED, LOGISTIC ->
          terms.add(new RandomTerm.SchoolIntercept()); // fitted elsewhere
      case TRUST_NESTED -> {
        terms.add(new RandomTerm.GroupIntercept(Spreads.TRUSTS, trusts()));
        terms.add(new RandomTerm.SchoolIntercept());
      }
    }
    if (pupils.fit().effects() == RandomEffects.SCHOOL_AND_YEAR) {
      terms.add(new RandomTerm.SchoolYearIntercept());
    }
    return terms;
  }

  /** Schools without a trust have numbers after those of trusts. */
  private int[] trusts() {
    int[] trusts = sample.trusts();
    return IntStream.range(0, trusts.length)
        .map(
            school ->
                sample.trustUid(trusts[school]).isEmpty()
                    ? sample.trustUids().size() + school
                    : trusts[school])
        .toArray();
  }
}
