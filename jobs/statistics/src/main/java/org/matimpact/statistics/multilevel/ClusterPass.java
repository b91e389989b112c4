package org.matimpact.statistics.multilevel;

import java.util.ArrayList;
import java.util.Arrays;
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
    double[][] bases = Arrays.stream(directions).map(gls::turnedBack).toArray(double[][]::new);
    for (int c = 0; c < clusters.length; c++) {
      ClusterRows rows = clusters[c];
      BiasReduction.Adjusted adjusted =
          switch (correction) {
            case CR0, CR1 -> new BiasReduction.Adjusted(influences(rows, bases), false);
            case CR2 -> reduction.apply(rows, influences(rows, bases));
            case CR3 -> new BiasReduction.Adjusted(jackknife(gls, rows, directions), false);
          };
      if (!adjusted.regular()) {
        pass.singular.add(rows);
      }
      pass.add(c, rows, adjusted.influences());
    }
    return pass;
  }

  /** W_c X_c M l. */
  private static double[][] influences(ClusterRows rows, double[][] bases) {
    double[][] influences = new double[bases.length][];
    for (int k = 0; k < influences.length; k++) {
      influences[k] = rows.influence(bases[k]);
    }
    return influences;
  }

  private static double[][] jackknife(Gls gls, ClusterRows rows, double[][] directions) {
    double[][] influences = new double[directions.length][];
    for (int k = 0; k < influences.length; k++) {
      influences[k] = Jackknife.influence(gls, rows, directions[k]);
    }
    return influences;
  }

  private void add(int cluster, ClusterRows rows, double[][] influences) {
    for (int k = 0; k < influences.length; k++) {
      moments[k].add(cluster, rows, influences[k]);
      for (int m = 0; m <= k; m++) {
        double sum = 0;
        for (int row = 0; row < rows.size(); row++) {
          sum += influences[k][row] * influences[m][row] * rows.lambda(row);
        }
        products[k][m][cluster] = sum;
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
    ClusterMoments sum = ClusterMoments.zero(moments[0].a()[0].length, moments[0].d().length);
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
