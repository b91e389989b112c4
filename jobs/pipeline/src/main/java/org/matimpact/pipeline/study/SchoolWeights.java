package org.matimpact.pipeline.study;

import java.util.Arrays;
import org.matimpact.pipeline.settings.EstimateSettings.EstimandAverage;

/**
 * How much each school of a fit counts in the pupil form. Where each pupil counts once, a school's
 * matching weight is multiplied by its pupils: the random intercept gives schools of many pupils
 * nearly the same say each, which that undoes.
 */
final class SchoolWeights {

  private final MatchedSample sample;
  private final double[] weights;

  private SchoolWeights(MatchedSample sample, double[] weights) {
    this.sample = sample;
    this.weights = weights;
  }

  /** One weight a school, of mean 1 within each arm over the schools of the fit. */
  static double[] of(MatchedSample sample, FittedSchoolYears data, EstimandAverage average) {
    double[] pupils = new double[sample.schools().size()];
    for (int i = 0; i < data.size(); i++) {
      pupils[data.schools()[i]] += data.pupils()[i];
    }
    double[] weights = new double[pupils.length];
    for (int school = 0; school < weights.length; school++) {
      double base = sample.schools().get(school).weight();
      weights[school] = average == EstimandAverage.PUPIL ? base * pupils[school] : base;
    }
    new SchoolWeights(sample, weights).scaleToMeanOneByArm(pupils);
    return weights;
  }

  /** Whether every school counts the same. */
  static boolean even(double[] weights) {
    return Arrays.stream(weights).allMatch(w -> w == 1);
  }

  private void scaleToMeanOneByArm(double[] pupils) {
    double[] sum = new double[2];
    int[] count = new int[2];
    for (int school = 0; school < weights.length; school++) {
      if (pupils[school] > 0) {
        sum[arm(school)] += weights[school];
        count[arm(school)]++;
      }
    }
    for (int school = 0; school < weights.length; school++) {
      weights[school] *= count[arm(school)] / sum[arm(school)];
    }
  }

  private int arm(int school) {
    return sample.schools().get(school).treated() ? 1 : 0;
  }
}
