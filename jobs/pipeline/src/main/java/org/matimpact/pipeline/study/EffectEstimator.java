package org.matimpact.pipeline.study;

import java.util.List;

/** Estimates effects on one matched contrast, each in the form that its outcome asks for. */
public final class EffectEstimator {

  private final MatchedSample sample;
  private final PupilForm pupilForm;

  /**
   * Prepares the fits on one match.
   *
   * @param covariateSet covariates that adjust, those of the match
   * @param matched schools of the match in ascending URN
   */
  public EffectEstimator(StudyPhase phase, String covariateSet, List<MatchedSchool> matched) {
    sample = MatchedSample.of(phase, covariateSet, matched);
    pupilForm = new PupilForm(sample);
  }

  /** Estimates one effect, or says why there is none. */
  public Effect estimate(EffectRequest request) {
    FittedSchoolYears data = FittedSchoolYears.of(sample.schools(), request);
    FitCounts counts = FitCounts.of(data, sample);
    if (counts.treatedSchools() < 2 || counts.comparisonSchools() < 2) {
      return Effect.none("fewer than two schools with a result in an arm", counts);
    }
    if (counts.clusters() < 2) {
      return Effect.none("a single cluster", counts);
    }
    return request.outcome() instanceof OutcomePanel schools
        ? new SchoolForm(sample, schools).estimate(data, request.years(), counts)
        : pupilForm.estimate(data, request, counts);
  }
}
