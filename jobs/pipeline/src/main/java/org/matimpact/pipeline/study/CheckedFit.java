package org.matimpact.pipeline.study;

import org.matimpact.statistics.robust.ClusterRobustEstimate;
import org.matimpact.statistics.robust.ClusterScores;
import org.matimpact.statistics.robust.Correction;

/** The fit of an effect, in either form, as other methods of inference use it. */
sealed interface CheckedFit permits CheckedSchoolFit, CheckedPupilFit {

  /**
   * The effect with cluster-robust inference.
   *
   * @param clusters a code for each matched school
   */
  ClusterRobustEstimate estimate(int[] clusters, Correction correction);

  /** The sums of the clusters, for resampling. */
  ClusterScores scores(int[] clusters);

  /**
   * What is left of each school-year's result by the same model without treatment, in the order of
   * the fit: y - X b.
   */
  double[] untreatedResiduals();

  /**
   * What is left of each school-year's result when every column but treatment is taken off, in the
   * order of the fit: y - X b + tau T.
   */
  double[] adjusted();
}
