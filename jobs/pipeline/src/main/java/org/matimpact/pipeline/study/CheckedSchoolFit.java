package org.matimpact.pipeline.study;

import java.util.List;
import java.util.stream.IntStream;
import org.matimpact.statistics.model.ModelMatrix;
import org.matimpact.statistics.robust.ClusterRobust;
import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.ClusterScores;
import org.matimpact.statistics.robust.Correction;
import org.matimpact.statistics.robust.LeastSquaresFit;
import org.matimpact.statistics.robust.WeightedLeastSquares;

/**
 * The weighted least squares of an outcome of schools.
 *
 * @param outcome of each school-year
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a fit; compared by content nowhere
record CheckedSchoolFit(
    MatchedSample sample,
    FittedSchoolYears data,
    List<Integer> years,
    WeightedLeastSquares design,
    double[] outcome)
    implements CheckedFit {

  @Override
  public ClusterRobustEstimate estimate(int[] clusters, Correction correction) {
    int[] byRow = MatchedSample.byRow(clusters, data);
    return ClusterRobust.prepare(design, byRow, MatchedSample.TREATED, correction)
        .estimate(outcome);
  }

  @Override
  public ClusterScores scores(int[] clusters) {
    int[] byRow = MatchedSample.byRow(clusters, data);
    return ClusterRobust.scores(design, byRow, MatchedSample.TREATED, outcome);
  }

  @Override
  public double[] untreatedResiduals() {
    ModelMatrix matrix = sample.matrix(data, years);
    int[] others =
        IntStream.range(0, matrix.columns()).filter(k -> k != MatchedSample.TREATED).toArray();
    return WeightedLeastSquares.design(matrix.selectColumns(others), data.weights())
        .fit(outcome)
        .residuals();
  }

  @Override
  public double[] adjusted() {
    LeastSquaresFit fit = design.fit(outcome);
    double effect = fit.coefficients()[MatchedSample.TREATED];
    double[] adjusted = fit.residuals();
    for (int i = 0; i < adjusted.length; i++) {
      adjusted[i] += sample.schools().get(data.schools()[i]).treated() ? effect : 0;
    }
    return adjusted;
  }
}
