package org.matimpact.pipeline.study;

import java.util.Arrays;
import java.util.function.Function;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.statistics.multilevel.ClusteredInference;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.Correction;

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
  private final WildBootstrap wild;
  private EffectRequest fitted;
  private PupilModel model;

  PupilForm(MatchedSample sample, WildBootstrap wild) {
    this.sample = sample;
    this.wild = wild;
  }

  /** Estimates one effect, or says why there is none. */
  Effect estimate(
      FittedSchoolYears data, EffectRequest request, WildBootstrap.Use use, FitCounts counts) {
    try {
      PupilModel fit = model(data, request);
      double[] weights = weights(data, request.estimandAverage());
      double[] effect = fit.contrast(request.subgroup());
      ClusteredInference clustered = clustered(fit, weights, sample.clusters());
      ClusterRobustEstimate estimate = clustered.estimate(effect, Correction.CR2);
      return Effect.of(
          estimate,
          sample.inSets()
              ? clustered(fit, weights, sample.sets())
                  .estimate(effect, Correction.CR2)
                  .standardError()
              : Double.NaN,
          wild.test(estimate, use, () -> clustered.scores(effect)),
          fit.scale(),
          counts);
    } catch (NotEstimableException e) {
      return Effect.none(e.getMessage(), counts);
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
      double[] weights = weights(data, request.estimandAverage());
      return Effect.of(
          clustered(fit, weights, sample.clusters()).estimate(contrast.apply(fit), Correction.CR2),
          Double.NaN,
          WildTest.NONE,
          fit.scale(),
          counts);
    } catch (NotEstimableException e) {
      return Effect.none(e.getMessage(), counts);
    }
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
      model = PupilModel.of(sample, data, request);
      fitted = request;
    }
    return model;
  }

  private static ClusteredInference clustered(PupilModel model, double[] weights, int[] clusters) {
    boolean even = Arrays.stream(weights).allMatch(w -> w == 1);
    return even
        ? model.fit().clustered(clusters)
        : model.model().weighted(model.fit().ratios(), weights).clustered(clusters);
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
