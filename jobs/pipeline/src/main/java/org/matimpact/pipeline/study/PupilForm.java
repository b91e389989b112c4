package org.matimpact.pipeline.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.matimpact.pipeline.settings.EstimateSettings.Cr2Target;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.pipeline.settings.EstimateSettings.FurtherModel;
import org.matimpact.pipeline.study.pattern.PatternedPupils;
import org.matimpact.statistics.multilevel.ClusteredInference;
import org.matimpact.statistics.multilevel.ColumnInference;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.SharedEffect;
import org.matimpact.statistics.multilevel.WeightedFit;
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
 *
 * <p>Where each pupil counts once, a school's weight is multiplied by its pupils: the random
 * intercept gives schools of many pupils nearly the same say each, which that undoes.
 */
final class PupilForm {

  private final MatchedSample sample;
  private final InferenceRules rules;

  /** Columns of schools that effects are made of. */
  private final int[] columns;

  private EffectRequest fitted;
  private PupilModel model;
  private Optional<TrustModel> trusts = Optional.empty();

  /** Of the model: the levels of a subgroup and the points of a curve share a pass. */
  private final Map<Clustering, ColumnInference> inferences = new HashMap<>();

  private record Clustering(EstimandAverage average, boolean bySet) {}

  /**
   * Prepares the fits.
   *
   * @param columns of the sample that effects are made of, beside products with levels
   */
  PupilForm(MatchedSample sample, InferenceRules rules, int... columns) {
    this.sample = sample;
    this.rules = rules;
    this.columns = columns;
  }

  /** Estimates one effect, or says why there is none. */
  Effect estimate(
      FittedSchoolYears data, EffectRequest request, WildBootstrap.Use use, FitCounts counts) {
    try {
      PupilModel fit = model(data, request);
      EstimandAverage average = request.estimandAverage();
      double[] effect = fit.contrast(request.subgroup());
      ClusterRobustEstimate estimate = cr2(fit, data, average, effect);
      return Effect.of(
          estimate,
          method(target(fit)),
          sample.inSets()
              ? inference(fit, data, new Clustering(average, true)).estimate(effect).standardError()
              : Double.NaN,
          rules
              .wild()
              .test(
                  estimate,
                  use,
                  () -> clustered(fit, weights(data, average), sample.clusters()).scores(effect)),
          fit.scale(),
          counts);
    } catch (NotEstimableException e) {
      return Effect.none(e.getMessage(), counts);
    }
  }

  /** The spread of the random effects of the model of an effect, or nothing. */
  List<Spread> spreads(FittedSchoolYears data, EffectRequest request) {
    try {
      return new PupilSpreads(model(data, request)).of(rules.spreadIntervals());
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
      PupilModel fit = model(data, request);
      return Effect.of(
          cr2(fit, data, request.estimandAverage(), contrast.apply(fit)),
          method(target(fit)),
          Double.NaN,
          WildTest.NONE,
          fit.scale(),
          counts);
    } catch (NotEstimableException e) {
      return Effect.none(e.getMessage(), counts);
    }
  }

  /** Estimates the effects of the trusts, or says why there are none. */
  TrustEffects trusts(FittedSchoolYears data, EffectRequest request, FitCounts counts) {
    try {
      PupilModel fit = model(data, request);
      TrustForm form = new TrustForm(sample, trustModel(fit));
      return new TrustEffects(
          form.mean(fit.scale(), counts),
          form.effects(fit.contrast(request.subgroup())),
          form.spreads(rules.spreadIntervals()));
    } catch (NotEstimableException e) {
      return TrustEffects.none(Effect.none(e.getMessage(), counts));
    }
  }

  /** Estimates an effect by a further model, or says why there is none. */
  MixedEffect further(
      FittedSchoolYears data, EffectRequest request, FurtherModel further, FitCounts counts) {
    try {
      return new FurtherForm(sample, model(data, request))
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
      return new LogisticForm(sample, model(data, request).scale())
          .estimate(data, request, pupils, counts);
    } catch (NotEstimableException e) {
      return MixedEffect.none(Effect.none(e.getMessage(), counts));
    }
  }

  /** The fit of an effect, for other methods to find its uncertainty from. */
  CheckedPupilFit checked(FittedSchoolYears data, EffectRequest request) {
    PupilModel fit = model(data, request);
    double[] weights = weights(data, request.estimandAverage());
    return new CheckedPupilFit(
        fit, fit.contrast(request.subgroup()), clusters -> clustered(fit, weights, clusters));
  }

  /** What counts once, and which level is asked for, changes no variance ratio: one model does. */
  private PupilModel model(FittedSchoolYears data, EffectRequest request) {
    boolean shared =
        fitted != null
            && fitted.outcome() == request.outcome()
            && fitted.years().equals(request.years())
            && fitted.subgroup().columns().equals(request.subgroup().columns());
    if (!shared) {
      fitted = null;
      trusts = Optional.empty();
      inferences.clear();
      model = PupilModel.of(sample, data, request);
      fitted = request;
    }
    return model;
  }

  private TrustModel trustModel(PupilModel fit) {
    if (trusts.isEmpty()) {
      trusts = Optional.of(TrustModel.of(sample, fit));
    }
    return trusts.get();
  }

  /**
   * For the working covariance; none where it is not asked for, or the data do not determine it.
   */
  private Optional<TrustModel> target(PupilModel fit) {
    if (rules.target() == Cr2Target.SCHOOL) {
      return Optional.empty();
    }
    try {
      return Optional.of(trustModel(fit));
    } catch (NotEstimableException e) {
      return Optional.empty();
    }
  }

  private static StandardErrorMethod method(Optional<TrustModel> target) {
    return target.isPresent() ? StandardErrorMethod.CR2_SCHOOL_TRUST : StandardErrorMethod.CR2;
  }

  private ClusterRobustEstimate cr2(
      PupilModel fit, FittedSchoolYears data, EstimandAverage average, double[] contrast) {
    Optional<TrustModel> target = target(fit);
    if (target.isEmpty()) {
      return inference(fit, data, new Clustering(average, false)).estimate(contrast);
    }
    SharedEffect shared = new SharedEffect(MatchedSample.TREATED, target.get().ratio());
    double[] weights = weights(data, average);
    return (even(weights)
            ? fit.fit().clustered(sample.clusters(), shared)
            : weighted(fit, weights).clustered(sample.clusters(), shared))
        .estimate(contrast);
  }

  private ColumnInference inference(PupilModel fit, FittedSchoolYears data, Clustering clustering) {
    return inferences.computeIfAbsent(
        clustering,
        key ->
            clustered(
                    fit,
                    weights(data, key.average()),
                    key.bySet() ? sample.sets() : sample.clusters())
                .over(fit.withLevels(columns)));
  }

  private static ClusteredInference clustered(PupilModel model, double[] weights, int[] clusters) {
    return even(weights)
        ? model.fit().clustered(clusters)
        : weighted(model, weights).clustered(clusters);
  }

  private static WeightedFit weighted(PupilModel model, double[] weights) {
    return model.model().weighted(model.fit().ratios(), weights);
  }

  private static boolean even(double[] weights) {
    return Arrays.stream(weights).allMatch(w -> w == 1);
  }

  /** One weight a school, of mean 1 within each arm over the schools of the fit. */
  private double[] weights(FittedSchoolYears data, EstimandAverage average) {
    double[] pupils = new double[sample.schools().size()];
    for (int i = 0; i < data.size(); i++) {
      pupils[data.schools()[i]] += data.pupils()[i];
    }
    double[] weights = new double[pupils.length];
    double[] sum = new double[2];
    int[] count = new int[2];
    for (int school = 0; school < weights.length; school++) {
      double base = sample.schools().get(school).weight();
      weights[school] = average == EstimandAverage.PUPIL ? base * pupils[school] : base;
      if (pupils[school] > 0) {
        sum[arm(school)] += weights[school];
        count[arm(school)]++;
      }
    }
    for (int school = 0; school < weights.length; school++) {
      weights[school] *= count[arm(school)] / sum[arm(school)];
    }
    return weights;
  }

  private int arm(int school) {
    return sample.schools().get(school).treated() ? 1 : 0;
  }
}
