package org.matimpact.pipeline.study;

import java.util.function.Function;
import java.util.stream.IntStream;
import org.matimpact.statistics.multilevel.ClusteredInference;
import org.matimpact.statistics.multilevel.Likelihood;
import org.matimpact.statistics.multilevel.MultilevelFit;
import org.matimpact.statistics.multilevel.MultilevelModel;
import org.matimpact.statistics.multilevel.SchoolYears;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.ClusterScores;
import org.matimpact.statistics.robust.Correction;

/**
 * The mixed model of an outcome of pupils, at its variance ratios.
 *
 * @param contrast the effect, one number per column of the design
 * @param clustered inference with the weights of the effect, by clusters of schools
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a fit; compared by content nowhere
record CheckedPupilFit(
    PupilModel model, double[] contrast, Function<int[], ClusteredInference> clustered)
    implements CheckedFit {

  @Override
  public ClusterRobustEstimate estimate(int[] clusters, Correction correction) {
    return clustered.apply(clusters).estimate(contrast, correction);
  }

  @Override
  public ClusterScores scores(int[] clusters) {
    return clustered.apply(clusters).scores(contrast);
  }

  /** By unweighted REML, whatever counts once. */
  @Override
  public double[] untreatedResiduals() {
    SchoolYears data = model.data();
    int[] between =
        IntStream.range(0, data.betweenColumns()).filter(k -> k != MatchedSample.TREATED).toArray();
    SchoolYears untreated = data.select(between, IntStream.range(0, data.pupilColumns()).toArray());
    MultilevelFit fit = MultilevelModel.of(untreated, model.fit().effects()).fit(Likelihood.REML);
    return untreated.groups().stream()
        .mapToDouble(group -> SchoolResults.outcome(group) - SchoolResults.expected(fit, group))
        .toArray();
  }

  /** By unweighted REML, whatever counts once. */
  @Override
  public double[] adjusted() {
    MultilevelFit fit = model.fit();
    double effect = fit.coefficient(MatchedSample.TREATED);
    return model.data().groups().stream()
        .mapToDouble(
            group ->
                SchoolResults.outcome(group)
                    - SchoolResults.expected(fit, group)
                    + effect * group.between()[MatchedSample.TREATED])
        .toArray();
  }
}
