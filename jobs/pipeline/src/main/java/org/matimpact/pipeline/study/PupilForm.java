package org.matimpact.pipeline.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.statistics.multilevel.ClusteredInference;
import org.matimpact.statistics.multilevel.ColumnInference;
import org.matimpact.statistics.multilevel.NotEstimableException;

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

  /** Columns of schools that effects are made of. */
  private final int[] columns;

  private EffectRequest fitted;
  private PupilModel model;

  /** Of the model: the levels of a subgroup and the points of a curve share a pass. */
  private final Map<Clustering, ColumnInference> inferences = new HashMap<>();

  private record Clustering(EstimandAverage average, boolean bySet) {}

  /**
   * Prepares the fits.
   *
   * @param columns of the sample that effects are made of, beside products with levels
   */
  PupilForm(MatchedSample sample, int... columns) {
    this.sample = sample;
    this.columns = columns;
  }

  /** Estimates one effect, or says why there is none. */
  Effect estimate(FittedSchoolYears data, EffectRequest request, FitCounts counts) {
    return estimate(
        data, request, counts, fit -> fit.contrast(request.subgroup()), sample.inSets());
  }

  /** Estimates another combination of the coefficients of the model, without sets as clusters. */
  Effect combination(
      FittedSchoolYears data,
      EffectRequest request,
      FitCounts counts,
      Function<PupilModel, double[]> contrast) {
    return estimate(data, request, counts, contrast, false);
  }

  private Effect estimate(
      FittedSchoolYears data,
      EffectRequest request,
      FitCounts counts,
      Function<PupilModel, double[]> contrast,
      boolean bySetToo) {
    try {
      PupilModel fit = model(data, request);
      double[] effect = contrast.apply(fit);
      return Effect.of(
          inference(fit, data, new Clustering(request.estimandAverage(), false)).estimate(effect),
          bySetToo
              ? inference(fit, data, new Clustering(request.estimandAverage(), true))
                  .estimate(effect)
                  .standardError()
              : Double.NaN,
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
      inferences.clear();
      model = PupilModel.of(sample, data, request);
      fitted = request;
    }
    return model;
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
