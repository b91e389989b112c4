package org.matimpact.statistics.multilevel;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.statistics.linear.Vectors;
import org.matimpact.statistics.robust.Correction;

/** One pass over the clusters for some directions M l, and so for all their combinations. */
final class ClusterPass {

  private final Correction correction;

  /** By direction. */
  private final ClusterMoments[] moments;

  /** l_c'Phi_c m_c by cluster, for directions l and m. */
  private final double[][][] products;

  /** Clusters that alone may know something. */
  private final List<ClusterRows> singular = new ArrayList<>();

  private ClusterPass(Correction correction, int columns, int clusters, int directions) {
    this.correction = correction;
    moments = new ClusterMoments[directions];
    for (int k = 0; k < directions; k++) {
      moments[k] = ClusterMoments.zero(columns, clusters);
    }
    products = new double[directions][directions][clusters];
  }

  static ClusterPass of(
      Gls gls, ClusterRows[] clusters, Correction correction, double[]... directions) {
    ClusterPass pass =
        new ClusterPass(correction, gls.design().rank(), clusters.length, directions.length);
    BiasReduction reduction = new BiasReduction(gls);
    for (int c = 0; c < clusters.length; c++) {
      ClusterRows rows = clusters[c];
      BiasReduction.Adjusted adjusted = adjusted(reduction, rows, directions, correction);
      if (!adjusted.regular()) {
        pass.singular.add(rows);
      }
      pass.add(c, rows, adjusted.influences());
    }
    return pass;
  }

  /** A_c' W_c X_c M l. */
  private static BiasReduction.Adjusted adjusted(
      BiasReduction reduction, ClusterRows rows, double[][] directions, Correction correction) {
    double[][] adjusted = new double[directions.length][];
    for (int k = 0; k < adjusted.length; k++) {
      adjusted[k] =
          correction == Correction.CR3
              ? Jackknife.influence(rows, directions[k])
              : rows.influence(directions[k]);
    }
    return correction == Correction.CR2
        ? reduction.apply(rows, adjusted)
        : new BiasReduction.Adjusted(adjusted, false);
  }

  private void add(int cluster, ClusterRows rows, double[][] influences) {
    for (int row = 0; row < rows.size(); row++) {
      for (int k = 0; k < influences.length; k++) {
        double l = influences[k][row];
        moments[k].add(cluster, rows, row, l);
        for (int m = 0; m <= k; m++) {
          products[k][m][cluster] += l * influences[m][row] * rows.lambda(row);
        }
      }
    }
  }

  Correction correction() {
    return correction;
  }

  /** Whether a combination of the directions can be estimated without any one of the clusters. */
  boolean leaves(double[] direction) {
    return singular.stream().allMatch(rows -> LeftOutCluster.leaves(rows, direction));
  }

  /** The moments of a combination of the directions. */
  ClusterMoments combined(double[] multiples) {
    ClusterMoments sum = ClusterMoments.zero(moments[0].a().length, moments[0].d().length);
    for (int k = 0; k < multiples.length; k++) {
      sum.addMultiple(multiples[k], moments[k]);
      for (int m = 0; m <= k; m++) {
        double pair = (m < k ? 2 : 1) * multiples[k] * multiples[m];
        Vectors.addMultiple(sum.d(), pair, products[k][m]);
      }
    }
    return sum;
  }
}
