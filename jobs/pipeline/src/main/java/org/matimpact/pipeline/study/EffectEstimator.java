package org.matimpact.pipeline.study;

import java.util.List;
import org.matimpact.statistics.robust.ClusterRobust;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.WeightedLeastSquares;

/**
 * The school form of the outcome model: weighted least squares of a school's result in a year on
 * treatment, the matching covariates and year, with the CR2 standard error (Bell &amp; McCaffrey
 * 2002) and Satterthwaite degrees of freedom (Pustejovsky &amp; Tipton 2018). In R: {@code f <-
 * lm(y ~ treated + ..., weights = w); coef_test(f, vcov = "CR2", cluster)} of clubSandwich.
 */
public final class EffectEstimator {

  private static final int TREATED = 1;
  private static final String TREATED_NAME = "treated";

  private final MatchedSample sample;

  /**
   * Prepares the fits on one match.
   *
   * @param covariateSet covariates that adjust, those of the match
   * @param matched schools of the match in ascending URN
   */
  public EffectEstimator(StudyPhase phase, String covariateSet, List<MatchedSchool> matched) {
    sample = MatchedSample.of(phase, covariateSet, matched);
  }

  /** Estimates one effect, or says why there is none. */
  public Effect estimate(EffectRequest request) {
    SchoolYears data = SchoolYears.of(sample.schools(), request);
    FitCounts counts = FitCounts.of(data, sample);
    if (counts.treatedSchools() < 2 || counts.comparisonSchools() < 2) {
      return Effect.none("fewer than two schools with a result in an arm", counts);
    }
    if (counts.clusters() < 2) {
      return Effect.none("a single cluster", counts);
    }
    WeightedLeastSquares design =
        WeightedLeastSquares.design(sample.matrix(data, request.years()), data.weights());
    if (design.aliased().contains(TREATED_NAME)) {
      return Effect.none("treatment is a linear combination of the covariates", counts);
    }
    ClusterRobustEstimate estimate =
        ClusterRobust.cr2(design, MatchedSample.byRow(sample.clusters(), data), TREATED)
            .estimate(data.outcome());
    return effect(estimate, bySet(design, data), counts);
  }

  private double bySet(WeightedLeastSquares design, SchoolYears data) {
    return sample.inSets()
        ? ClusterRobust.cr2(design, MatchedSample.byRow(sample.sets(), data), TREATED)
            .estimate(data.outcome())
            .standardError()
        : Double.NaN;
  }

  private static Effect effect(
      ClusterRobustEstimate estimate, double setStandardError, FitCounts counts) {
    return new Effect(
        "",
        estimate.estimate(),
        estimate.standardError(),
        estimate.degreesOfFreedom(),
        estimate.confidenceLow(),
        estimate.confidenceHigh(),
        estimate.pValue(),
        setStandardError,
        counts);
  }
}
