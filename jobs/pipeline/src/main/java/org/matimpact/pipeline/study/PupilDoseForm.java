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

  /**
   * Prepares the form.
   *
   * @param form without a dose, which fits of the same outcome begin from
   */
  static PupilDoseForm of(
      DosedSample dosed,
      PupilForm form,
      FittedSchoolYears data,
      EffectRequest request,
      FitCounts counts) {
    PupilForm withDose = form.with(dosed.around(0), dosed.last());
    return new PupilDoseForm(dosed, withDose, data, request, counts);
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
