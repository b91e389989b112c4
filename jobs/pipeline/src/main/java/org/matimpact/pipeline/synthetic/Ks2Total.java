package org.matimpact.pipeline.synthetic;

/** Adds up schools into an aggregate row of the key stage 2 tables, weighted by pupils. */
final class Ks2Total {
  private final CohortTotal pupils = new CohortTotal();
  private double reading;
  private double writing;
  private double maths;
  private double readingScore;
  private double mathsScore;

  void add(SchoolYear schoolYear, Ks2Results results) {
    pupils.add(schoolYear);
    int measured = schoolYear.cohort().measured();
    reading += measured * results.reading();
    writing += measured * results.writing();
    maths += measured * results.maths();
    int all = schoolYear.cohort().pupils();
    readingScore += all * results.readingScore();
    mathsScore += all * results.mathsScore();
  }

  long roll() {
    return pupils.roll();
  }

  Cohort cohort() {
    return pupils.cohort();
  }

  Ks2Results results() {
    double measured = Math.max(1, cohort().measured());
    double all = Math.max(1, cohort().pupils());
    return new Ks2Results(
        reading / measured,
        writing / measured,
        maths / measured,
        readingScore / all,
        mathsScore / all);
  }
}
