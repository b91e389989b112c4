package org.matimpact.pipeline.synthetic;

import java.util.List;
import java.util.function.Predicate;

/**
 * The pupils of a school who end their key stage in a year.
 *
 * @param pupils all of them
 * @param boys among them
 * @param disadvantaged eligible for free school meals in the last six years
 * @param language with English as an additional language
 * @param plans with a statement or an education, health and care plan
 * @param support with special educational needs and no plan
 * @param prior mean points at the key stage before (key stage 1 or key stage 2) of those who have
 *     them
 * @param measured pupils with prior attainment, and results, who count in progress
 */
record Cohort(
    int pupils,
    int boys,
    int disadvantaged,
    int language,
    int plans,
    int support,
    double prior,
    int measured) {

  /**
   * Counts pupils.
   *
   * @param ifNone prior attainment to show where no pupil has any
   */
  static Cohort of(List<Pupil> pupils, double ifNone) {
    long points = 0;
    for (Pupil pupil : pupils) {
      points += pupil.hasPrior() ? pupil.prior() : 0;
    }
    int withPrior = count(pupils, Pupil::hasPrior);
    return new Cohort(
        pupils.size(),
        count(pupils, pupil -> !pupil.traits().female()),
        count(pupils, pupil -> pupil.traits().disadvantaged()),
        count(pupils, pupil -> pupil.traits().otherLanguage()),
        count(pupils, pupil -> pupil.traits().need() == Need.PLAN),
        count(pupils, pupil -> pupil.traits().need() == Need.SUPPORT),
        withPrior == 0 ? ifNone : .01 * points / withPrior,
        count(pupils, Pupil::measured));
  }

  private static int count(List<Pupil> pupils, Predicate<Pupil> which) {
    int count = 0;
    for (Pupil pupil : pupils) {
      count += which.test(pupil) ? 1 : 0;
    }
    return count;
  }

  double share(int part) {
    return pupils == 0 ? 0 : (double) part / pupils;
  }
}
