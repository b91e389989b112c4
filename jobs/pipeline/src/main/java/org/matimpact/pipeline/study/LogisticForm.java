package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.pipeline.settings.EstimateSettings.SpreadLevel;
import org.matimpact.pipeline.study.pattern.PatternedPupils;
import org.matimpact.statistics.effect.ContrastEstimate;
import org.matimpact.statistics.logistic.AverageEffect;
import org.matimpact.statistics.logistic.AverageEffects;
import org.matimpact.statistics.logistic.BinomialRows;
import org.matimpact.statistics.logistic.Counterfactuals;
import org.matimpact.statistics.logistic.LogisticInference;
import org.matimpact.statistics.logistic.LogisticMixedFit;
import org.matimpact.statistics.logistic.LogisticMixedModel;
import org.matimpact.statistics.model.ModelMatrix;

/**
 * The pupil form of a binary outcome by logistic regression, from counts by covariate pattern: a
 * pupil's success on treatment, the matching covariates, year and the columns of the pattern, with
 * intercepts of school and, where there are several years, of school-year. In R: {@code
 * glmer(cbind(successes, pupils - successes) ~ treated + ... + (1|school) + (1|school:year), family
 * = binomial)}, nAGQ = 1.
 *
 * <p>The effect is the average over the treated of their probability with treatment less that
 * without, in percentage points, each treated school once, averaged over the intercepts ({@link
 * AverageEffects}): what the linear probability model estimates too. Its standard error is
 * model-based, by the delta method, its interval normal: they do not cover that trusts differ in
 * their effect. Each school stands for itself once, whatever its matching weight.
 *
 * @param scale of the outcome, from the empty linear model
 */
record LogisticForm(MatchedSample sample, PupilScale scale) {

  /**
   * Estimates the effect.
   *
   * @throws org.matimpact.statistics.multilevel.NotEstimableException if the data do not determine
   *     it, with the columns that separate successes from failures
   */
  MixedEffect estimate(
      FittedSchoolYears data, EffectRequest request, PatternedPupils pupils, FitCounts counts) {
    BinomialRows rows = rows(data, request, pupils);
    LogisticInference inference = LogisticMixedModel.fit(rows).inference();
    LogisticMixedFit fit = inference.fit();
    AverageEffect average =
        new AverageEffects(inference, Counterfactuals.ofTreatedGroups(rows, MatchedSample.TREATED))
            .populationAveraged();
    Effect effect =
        Effect.of(
            ContrastEstimate.of(
                average.effect(), average.standardError(), Double.POSITIVE_INFINITY),
            sample.isWeighted()
                ? StandardErrorMethod.LOGISTIC_UNWEIGHTED
                : StandardErrorMethod.LOGISTIC,
            scale.with(fit.isSingular()),
            counts);
    return new MixedEffect(effect, spreads(fit, rows.levels()));
  }

  /** On the scale of the logit. */
  private static List<Spread> spreads(LogisticMixedFit fit, int levels) {
    List<Spread> spreads = new ArrayList<>();
    spreads.add(Spread.of(SpreadLevel.SCHOOL, fit.groupDeviation()));
    if (levels == 2) {
      spreads.add(Spread.of(SpreadLevel.SCHOOL_YEAR, fit.subgroupDeviation()));
    }
    return List.copyOf(spreads);
  }

  private BinomialRows rows(FittedSchoolYears data, EffectRequest request, PatternedPupils pupils) {
    List<PatternedPupils.Counts> groups = new ArrayList<>(data.size());
    for (int i = 0; i < data.size(); i++) {
      int row = sample.schools().get(data.schools()[i]).row();
      groups.add(pupils.of(row, data.years()[i]));
    }
    ModelMatrix between = sample.matrix(data, request.years());
    int size = groups.stream().mapToInt(group -> group.patterns().length).sum();
    LogisticRows rows = new LogisticRows(between, pupils.columns(), size);
    for (int i = 0; i < data.size(); i++) {
      rows.add(i, groups.get(i), data.schools()[i], data.years()[i]);
    }
    return request.years().size() > 1 ? rows.nested() : rows.single();
  }
}
