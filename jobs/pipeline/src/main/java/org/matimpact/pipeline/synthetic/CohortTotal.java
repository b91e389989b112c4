package org.matimpact.pipeline.synthetic;

/** Adds up the pupils of schools for an aggregate row of the performance tables. */
final class CohortTotal {
  private long roll;
  private int pupils;
  private int boys;
  private int disadvantaged;
  private int language;
  private int plans;
  private int support;
  private double prior;
  private int measured;

  void add(SchoolYear schoolYear) {
    Cohort cohort = schoolYear.cohort();
    roll += schoolYear.school().site().intake().roll();
    pupils += cohort.pupils();
    boys += cohort.boys();
    disadvantaged += cohort.disadvantaged();
    language += cohort.language();
    plans += cohort.plans();
    support += cohort.support();
    prior += cohort.pupils() * cohort.prior();
    measured += cohort.measured();
  }

  /** Pupils of all ages. */
  long roll() {
    return roll;
  }

  /** The pupils together as one cohort. */
  Cohort cohort() {
    double mean = prior / Math.max(1, pupils);
    return new Cohort(pupils, boys, disadvantaged, language, plans, support, mean, measured);
  }
}
