package org.matimpact.pipeline.study;

import java.util.List;
import org.matimpact.statistics.robust.ClusterRobust;
import org.matimpact.statistics.robust.WeightedLeastSquares;

/**
 * The school form of the outcome model: weighted least squares of a school's result in a year on
 * treatment, the matching covariates and year, with the CR2 standard error (Bell &amp; McCaffrey
 * 2002) and Satterthwaite degrees of freedom (Pustejovsky &amp; Tipton 2018). In R: {@code f <-
 * lm(y ~ treated + ..., weights = w); coef_test(f, vcov = "CR2", cluster)} of clubSandwich.
 *
 * @param panel the schools' results
 */
record SchoolForm(MatchedSample sample, OutcomePanel panel) {

  private static final String TREATED_NAME = "treated";

  Effect estimate(FittedSchoolYears data, List<Integer> years, FitCounts counts) {
    WeightedLeastSquares design =
        WeightedLeastSquares.design(sample.matrix(data, years), data.weights());
    if (design.aliased().contains(TREATED_NAME)) {
      return Effect.none("treatment is a linear combination of the covariates", counts);
    }
    double[] outcome = outcome(data);
    double bySet =
        sample.inSets()
            ? ClusterRobust.cr2(
                    design, MatchedSample.byRow(sample.sets(), data), MatchedSample.TREATED)
                .estimate(outcome)
                .standardError()
            : Double.NaN;
    return Effect.of(
        ClusterRobust.cr2(
                design, MatchedSample.byRow(sample.clusters(), data), MatchedSample.TREATED)
            .estimate(outcome),
        bySet,
        PupilScale.NONE,
        counts);
  }

  private double[] outcome(FittedSchoolYears data) {
    double[] outcome = new double[data.size()];
    for (int i = 0; i < outcome.length; i++) {
      outcome[i] = panel.value(sample.schools().get(data.schools()[i]).row(), data.years()[i]);
    }
    return outcome;
  }
}
