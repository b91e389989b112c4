package org.matimpact.pipeline.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;
import org.matimpact.statistics.effect.EffectSize;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.multilevel.ClusteredInference;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.MultilevelFit;
import org.matimpact.statistics.multilevel.MultilevelModel;
import org.matimpact.statistics.multilevel.NotEstimableException;
import org.matimpact.statistics.multilevel.RandomEffects;
import org.matimpact.statistics.multilevel.SchoolYear;
import org.matimpact.statistics.multilevel.SchoolYears;
import org.matimpact.statistics.multilevel.VarianceComponents;

/**
 * The pupil form of the outcome model: a pupil's result on treatment, the matching covariates, year
 * and the pupil's own characteristics, with effects of school and of school-year by REML, CR2 and
 * Satterthwaite degrees of freedom clustered on the treated trust; weighted where the design has
 * weights. In R, unweighted: {@code f <- lmer(y ~ treated + ... + (1|school) + (1|school:year));
 * coef_test(f, vcov = "CR2", cluster)}.
 *
 * <p>Where each pupil counts once, a school's weight is multiplied by its pupils: the random
 * intercept gives schools of many pupils nearly the same say each, which that undoes.
 *
 * @param panel the pupils' results
 */
record PupilForm(MatchedSample sample, PupilPanel panel) {

  Effect estimate(FittedSchoolYears data, EffectRequest request, FitCounts counts) {
    try {
      return fitted(data, request, counts);
    } catch (NotEstimableException e) {
      return Effect.none(e.getMessage(), counts);
    }
  }

  private Effect fitted(FittedSchoolYears data, EffectRequest request, FitCounts counts) {
    int years = request.years().size();
    RandomEffects effects = years > 1 ? RandomEffects.SCHOOL_AND_YEAR : RandomEffects.SCHOOL;
    SchoolYears groups = groups(data, request.years());
    MultilevelModel model = MultilevelModel.of(groups, effects);
    MultilevelFit fit = model.fit(Likelihood.REML);
    double[] weights = weights(data, request.estimandAverage());
    boolean even = Arrays.stream(weights).allMatch(w -> w == 1);
    return Effect.of(
        clustered(model, fit, weights, even, sample.clusters()).coefficient(MatchedSample.TREATED),
        sample.inSets()
            ? clustered(model, fit, weights, even, sample.sets())
                .coefficient(MatchedSample.TREATED)
                .standardError()
            : Double.NaN,
        scale(groups, years, effects),
        counts);
  }

  private static ClusteredInference clustered(
      MultilevelModel model, MultilevelFit fit, double[] weights, boolean even, int[] clusters) {
    return even
        ? fit.clustered(clusters)
        : model.weighted(fit.ratios(), weights).clustered(clusters);
  }

  private SchoolYears groups(FittedSchoolYears data, List<Integer> years) {
    ModelMatrix matrix = sample.matrix(data, years);
    List<SchoolYear> groups = new ArrayList<>(data.size());
    for (int i = 0; i < data.size(); i++) {
      double[] between = new double[matrix.columns()];
      for (int k = 0; k < between.length; k++) {
        between[k] = matrix.get(i, k);
      }
      int school = data.schools()[i];
      groups.add(
          panel.schoolYear(sample.schools().get(school).row(), data.years()[i], school, between));
    }
    return SchoolYears.of(sample.schools().size(), groups);
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

  /** The empty model has the intercept and the years, which come last. */
  private static PupilScale scale(SchoolYears groups, int years, RandomEffects effects) {
    int columns = groups.betweenColumns();
    int[] kept =
        IntStream.concat(IntStream.of(0), IntStream.range(columns - years + 1, columns)).toArray();
    MultilevelFit empty =
        MultilevelModel.of(groups.select(kept, new int[0]), effects).fit(Likelihood.REML);
    VarianceComponents variances = empty.variances();
    return new PupilScale(
        StrictMath.sqrt(variances.total()),
        EffectSize.totalDegreesOfFreedom(
            (double) empty.pupils(), empty.schools(), variances.schoolYearCorrelation()),
        variances.intraclassCorrelation());
  }
}
