package org.matimpact.pipeline.study;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.matimpact.pipeline.settings.EstimateSettings.Cr2Target;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.settings.EstimateSettings.FurtherModel;
import org.matimpact.pipeline.study.pattern.PatternedPupils;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.SharedEffect;
import org.matimpact.statistics.robust.ClusterRobustEstimate;

/**
 * The pupil form of the outcome model: a pupil's result on treatment, the matching covariates, year
 * and the pupil's own characteristics, with effects of school and of school-year by REML, CR2 and
 * Satterthwaite degrees of freedom clustered on the treated trust; weighted where the design has
 * weights. In R, unweighted: {@code f <- lmer(y ~ treated + ... + (1|school) + (1|school:year));
 * coef_test(f, vcov = "CR2", cluster)}.
 *
 * <p>Effects on the levels of a subgroup come from one model for all of them, with the columns of
 * the levels and their products with treatment: {@code lmer(y ~ treated * level + ...)}. The
 * covariates have the same slopes on every level. The random intercept leaves mainly comparisons
 * within schools to the differences, in which a school counts by its pupils of both levels.
 */
final class PupilForm {

  private final MatchedSample sample;
  private final InferenceRules rules;
  private final WildTests wild;
  private final PupilModels models;

  /** Columns of schools that effects are made of. */
  private final int[] columns;

  /** The last model, and for which request it was fitted: the next may need the same. */
  private Optional<Fitted> last = Optional.empty();

  private record Fitted(EffectRequest request, PupilInference inference, Once<TrustModel> trusts) {

    /** What counts once, and which level is asked for, changes no variance ratio. */
    boolean serves(EffectRequest other) {
      return request.outcome() == other.outcome()
          && request.years().equals(other.years())
          && request.subgroup().columns().equals(other.subgroup().columns());
    }

    PupilModel model() {
      return inference.model();
    }
  }

  /**
   * Prepares the fits.
   *
   * @param columns of the sample that effects are made of, beside products with levels
   */
  PupilForm(MatchedSample sample, InferenceRules rules, WildTests wild, int... columns) {
    this.sample = sample;
    this.rules = rules;
    this.wild = wild;
    models = new PupilModels(sample);
    this.columns = columns;
  }

  /** Estimates one effect, or says why there is none. */
  Effect estimate(
      FittedSchoolYears data, EffectRequest request, WildBootstrap.Use use, FitCounts counts) {
    try {
      Fitted fitted = fitted(data, request);
      EstimandAverage average = request.estimandAverage();
      double[] effect = fitted.model().contrast(request.subgroup());
      Optional<TrustModel> target = target(fitted);
      ClusterRobustEstimate estimate = cr2(fitted, average, effect, target);
      PupilInference inference = fitted.inference();
      return Effect.of(
          estimate,
          method(target),
          inference.setStandardError(average, effect),
          wild.test(estimate, use, () -> inference.scores(average, effect)),
          fitted.model().scale(),
          counts);
    } catch (NotEstimableException e) {
      return Effect.none(e.getMessage(), counts);
    }
  }

  /** The spread of the random effects of the model of an effect, or nothing. */
  List<Spread> spreads(FittedSchoolYears data, EffectRequest request) {
    try {
      return new PupilSpreads(fitted(data, request).model()).of(rules.spreadIntervals());
    } catch (NotEstimableException e) {
      return List.of();
    }
  }

  /** Estimates another combination of the coefficients of the model, by CR2 alone. */
  Effect combination(
      FittedSchoolYears data,
      EffectRequest request,
      FitCounts counts,
      Function<PupilModel, double[]> contrast) {
    try {
      Fitted fitted = fitted(data, request);
      Optional<TrustModel> target = target(fitted);
      return Effect.of(
          cr2(fitted, request.estimandAverage(), contrast.apply(fitted.model()), target),
          method(target),
          Double.NaN,
          WildTest.NONE,
          fitted.model().scale(),
          counts);
    } catch (NotEstimableException e) {
      return Effect.none(e.getMessage(), counts);
    }
  }

  /** Estimates the effects of the trusts, or says why there are none. */
  TrustEffects trusts(FittedSchoolYears data, EffectRequest request, FitCounts counts) {
    try {
      Fitted fitted = fitted(data, request);
      TrustForm form = new TrustForm(sample, fitted.trusts().get());
      return new TrustEffects(
          form.mean(fitted.model().scale(), counts),
          form.effects(fitted.model().contrast(request.subgroup())),
          form.spreads(rules.spreadIntervals()));
    } catch (NotEstimableException e) {
      return TrustEffects.none(Effect.none(e.getMessage(), counts));
    }
  }

  /** Estimates an effect by a further model, or says why there is none. */
  MixedEffect further(
      FittedSchoolYears data, EffectRequest request, FurtherModel further, FitCounts counts) {
    try {
      return new FurtherForm(sample, fitted(data, request).model())
          .estimate(further, (PupilPanel) request.outcome(), counts, rules.spreadIntervals());
    } catch (NotEstimableException e) {
      return MixedEffect.none(Effect.none(e.getMessage(), counts));
    }
  }

  /**
   * Estimates an effect by a logistic model, or says why there is none: where the linear model's
   * columns leave no differences between schools, no model can tell them from the effect.
   */
  MixedEffect logistic(
      FittedSchoolYears data, EffectRequest request, PatternedPupils pupils, FitCounts counts) {
    try {
      return new LogisticForm(sample, fitted(data, request).model().scale())
          .estimate(data, request, pupils, counts);
    } catch (NotEstimableException e) {
      return MixedEffect.none(Effect.none(e.getMessage(), counts));
    }
  }

  /** The fit of an effect, for other methods to find its uncertainty from. */
  CheckedPupilFit checked(FittedSchoolYears data, EffectRequest request) {
    Fitted fitted = fitted(data, request);
    return new CheckedPupilFit(
        fitted.model(),
        fitted.model().contrast(request.subgroup()),
        clusters -> fitted.inference().clustered(request.estimandAverage(), clusters));
  }

  private Fitted fitted(FittedSchoolYears data, EffectRequest request) {
    if (last.filter(fitted -> fitted.serves(request)).isEmpty()) {
      last = Optional.empty();
      PupilModel model = models.fit(data, request);
      last =
          Optional.of(
              new Fitted(
                  request,
                  new PupilInference(sample, model, data, columns),
                  new Once<>(() -> TrustModel.of(sample, model))));
    }
    return last.get();
  }

  /**
   * For the working covariance; none where it is not asked for, or the data do not determine it.
   */
  private Optional<TrustModel> target(Fitted fitted) {
    if (rules.target() == Cr2Target.SCHOOL) {
      return Optional.empty();
    }
    try {
      return Optional.of(fitted.trusts().get());
    } catch (NotEstimableException e) {
      return Optional.empty();
    }
  }

  private static StandardErrorMethod method(Optional<TrustModel> target) {
    return target.isPresent() ? StandardErrorMethod.CR2_SCHOOL_TRUST : StandardErrorMethod.CR2;
  }

  private static ClusterRobustEstimate cr2(
      Fitted fitted, EstimandAverage average, double[] contrast, Optional<TrustModel> target) {
    PupilInference inference = fitted.inference();
    return target
        .map(trusts -> new SharedEffect(MatchedSample.TREATED, trusts.ratio()))
        .map(shared -> inference.estimate(average, contrast, shared))
        .orElseGet(() -> inference.estimate(average, contrast));
  }
}
