package org.matimpact.pipeline.synthetic;

/** Adds up schools into an aggregate row of the key stage 4 tables, weighted by pupils. */
final class Ks4Total {
  private final CohortTotal pupils = new CohortTotal();
  private double progress;
  private int adjustedPupils;
  private double adjusted;
  private double attainment;

  void add(SchoolYear schoolYear, Ks4Results results) {
    pupils.add(schoolYear);
    int measured = schoolYear.cohort().measured();
    progress += measured * results.progress8();
    adjustedPupils += results.adjustedPupils();
    adjusted += measured * results.adjusted8();
    attainment += schoolYear.cohort().pupils() * results.attainment8();
  }

  long roll() {
    return pupils.roll();
  }

  Cohort cohort() {
    return pupils.cohort();
  }

  Ks4Results results() {
    double measured = Math.max(1, cohort().measured());
    double all = Math.max(1, cohort().pupils());
    return new Ks4Results(
        progress / measured, adjustedPupils, adjusted / measured, attainment / all);
  }
}
