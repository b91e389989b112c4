package org.matimpact.pipeline.study;

import org.matimpact.statistics.robust.ClusterRobust;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.WeightedLeastSquares;

/**
 * The school form of the outcome model: weighted least squares of a school's result in a year on
 * treatment, the matching covariates and year, with the CR2 standard error (Bell &amp; McCaffrey
 * 2002) and Satterthwaite degrees of freedom (Pustejovsky &amp; Tipton 2018). In R: {@code f <-
 * lm(y ~ treated + ..., weights = w); coef_test(f, vcov = "CR2", cluster)} of clubSandwich.
 *
 * @param panel the schools' results
 * @param wild tests beside it
 */
record SchoolForm(MatchedSample sample, OutcomePanel panel, WildTests wild) {

  Effect estimate(
      FittedSchoolYears data, EffectRequest request, WildBootstrap.Use use, FitCounts counts) {
    WeightedLeastSquares design = design(data, request);
    if (isDependent(design, MatchedSample.TREATED)) {
      return Effect.none("treatment is a linear combination of the covariates", counts);
    }
    double[] outcome = outcome(data);
    int[] clusters = MatchedSample.byRow(sample.clusters(), data);
    ClusterRobustEstimate estimate = clustered(design, clusters, outcome);
    return Effect.of(
        estimate,
        StandardErrorMethod.CR2,
        sample.inSets()
            ? clustered(design, MatchedSample.byRow(sample.sets(), data), outcome).standardError()
            : Double.NaN,
        wild.test(
            estimate,
            use,
            () ->
                ClusterRobust.scores(design, clusters, MatchedSample.TREATED, outcome)
                    .ofContrast()),
        PupilScale.NONE,
        counts);
  }

  /** Estimates one coefficient of the schools' columns, by CR2 alone, or says why there is none. */
  Effect coefficient(FittedSchoolYears data, EffectRequest request, int column, FitCounts counts) {
    WeightedLeastSquares design = design(data, request);
    if (isDependent(design, column)) {
      String name = sample.matrix().names().get(column);
      return Effect.none(name + " is a linear combination of the columns before it", counts);
    }
    int[] clusters = MatchedSample.byRow(sample.clusters(), data);
    return Effect.of(
        ClusterRobust.cr2(design, clusters, column).estimate(outcome(data)),
        StandardErrorMethod.CR2,
        Double.NaN,
        WildTest.NONE,
        PupilScale.NONE,
        counts);
  }

  private boolean isDependent(WeightedLeastSquares design, int column) {
    return design.aliased().contains(sample.matrix().names().get(column));
  }

  /** The fit of an effect, for other methods to find its uncertainty from. */
  CheckedSchoolFit checked(FittedSchoolYears data, EffectRequest request) {
    return new CheckedSchoolFit(
        sample, data, request.years(), design(data, request), outcome(data));
  }

  private WeightedLeastSquares design(FittedSchoolYears data, EffectRequest request) {
    return WeightedLeastSquares.design(sample.matrix(data, request.years()), data.weights());
  }

  private static ClusterRobustEstimate clustered(
      WeightedLeastSquares design, int[] clusters, double[] outcome) {
    return ClusterRobust.cr2(design, clusters, MatchedSample.TREATED).estimate(outcome);
  }

  private double[] outcome(FittedSchoolYears data) {
    double[] outcome = new double[data.size()];
    for (int i = 0; i < outcome.length; i++) {
      outcome[i] = panel.value(sample.schools().get(data.schools()[i]).row(), data.years()[i]);
    }
    return outcome;
  }
}
