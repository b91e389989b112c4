package org.matimpact.statistics.multilevel;

import java.util.Arrays;
import org.matimpact.statistics.robust.ClusterRobustEstimate;

/**
 * CR2 inference on contrasts of a few columns, such as treatment and treatment times the levels of
 * a subgroup. A_c' W_c X_c M l is linear in l: the clusters are passed once, whatever the number of
 * contrasts. Equals {@link ClusteredInference#estimate} but for rounding.
 */
public final class ColumnInference {

  private final ClusteredInference inference;
  private final int[] columns;

  /** Without columns that were dropped, in the order of the pass. */
  private final int[] kept;

  private final ClusterPass pass;

  ColumnInference(ClusteredInference inference, int[] columns, int[] kept, ClusterPass pass) {
    this.inference = inference;
    this.columns = columns;
    this.kept = kept;
    this.pass = pass;
  }

  /**
   * Returns inference on l'b.
   *
   * @param contrast one number per column of the full design, 0 but for the columns prepared
   * @throws NotEstimableException as for {@link ClusteredInference#estimate}
   * @throws IllegalArgumentException if the contrast is of zeros, of the wrong length or has
   *     another column
   */
  public ClusterRobustEstimate estimate(double[] contrast) {
    double[] others = contrast.clone();
    for (int column : columns) {
      others[column] = 0;
    }
    if (!Arrays.stream(others).allMatch(l -> l == 0)) {
      throw new IllegalArgumentException(
          "Invalid contrast: it must be 0 but for the columns " + Arrays.toString(columns));
    }
    double[] multiples = Arrays.stream(kept).mapToDouble(column -> contrast[column]).toArray();
    return inference.estimate(contrast, pass, multiples);
  }
}
