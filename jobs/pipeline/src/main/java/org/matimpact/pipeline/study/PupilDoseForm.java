package org.matimpact.pipeline.study;

/**
 * The pupil form along a dose, one model for every figure. In R: {@code lmer(y ~ treated +
 * treated:I(d - m) + ...)} with CR2 of combinations of its coefficients.
 *
 * @param form on the dosed schools
 */
record PupilDoseForm(
    DosedSample dosed,
    PupilForm form,
    FittedSchoolYears data,
    EffectRequest request,
    FitCounts counts)
    implements DoseForm {

  static PupilDoseForm of(
      DosedSample dosed,
      InferenceRules rules,
      FittedSchoolYears data,
      EffectRequest request,
      FitCounts counts) {
    WildTests untested = new WildTests(WildBootstrap.NONE);
    PupilForm form =
        new PupilForm(dosed.around(0), rules, untested, MatchedSample.TREATED, dosed.last());
    return new PupilDoseForm(dosed, form, data, request, counts);
  }

  @Override
  public Effect slope() {
    return combination(0, 1);
  }

  @Override
  public Effect at(double distance) {
    return combination(1, distance);
  }

  private Effect combination(double treated, double dose) {
    return form.combination(
        data, request, counts, fit -> fit.contrast(treated, dosed.last(), dose));
  }
}
