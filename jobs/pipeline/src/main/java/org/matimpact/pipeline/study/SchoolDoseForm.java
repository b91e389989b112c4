package org.matimpact.pipeline.study;

/**
 * The school form along a dose. The effect at a dose is the coefficient of treatment when the dose
 * is counted from there. In R, with a for the dose: {@code lm(y ~ treated + treated:I(d - a) + ...,
 * weights = w)} with CR2 of clubSandwich.
 *
 * @param panel the schools' results
 */
record SchoolDoseForm(
    DosedSample dosed,
    OutcomePanel panel,
    FittedSchoolYears data,
    EffectRequest request,
    FitCounts counts)
    implements DoseForm {

  @Override
  public Effect slope() {
    return coefficient(0, dosed.last());
  }

  @Override
  public Effect at(double distance) {
    return coefficient(distance, MatchedSample.TREATED);
  }

  private Effect coefficient(double distance, int column) {
    return new SchoolForm(dosed.around(distance), panel, new WildTests(WildBootstrap.NONE))
        .coefficient(data, request, column, counts);
  }
}
