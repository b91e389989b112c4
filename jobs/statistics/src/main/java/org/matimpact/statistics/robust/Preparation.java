package org.matimpact.statistics.robust;

import java.util.Arrays;

/** A design and its clusters, ready for any of its coefficients. */
final class Preparation {

  private final WeightedLeastSquares design;
  private final int[] codes;
  private final Clusters clusters;
  private final WhitenedDesign whitened;

  Preparation(WeightedLeastSquares design, int[] cluster) {
    if (cluster.length != design.rows()) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot use %d cluster codes: the design has %d rows",
              cluster.length, design.rows()));
    }
    this.design = design;
    codes = cluster;
    clusters = Clusters.of(cluster);
    if (clusters.count() < 2) {
      throw new IllegalArgumentException(
          "Cannot estimate a variance from " + clusters.count() + " cluster (at least 2 needed)");
    }
    whitened = WhitenedDesign.of(design);
  }

  ClusterRobustDesign prepare(int coefficient, Correction correction) {
    double[] adjusted =
        new AdjustedInfluence(whitened, clusters, direction(coefficient)).adjusted(correction);
    return new ClusterRobustDesign(
        design,
        clusters,
        coefficient,
        adjusted,
        varianceFactor(correction),
        Satterthwaite.degreesOfFreedom(whitened, clusters, adjusted));
  }

  ClusterScores scores(int coefficient, LeastSquaresFit fit) {
    ClusterScores.Builder scores =
        new ClusterScores.Builder(fit.coefficients()[coefficient], direction(coefficient));
    for (int c = 0; c < clusters.count(); c++) {
      scores.startCluster(codes[clusters.row(c, 0)]);
      for (int i = 0; i < clusters.size(c); i++) {
        int row = clusters.row(c, i);
        scores.add(whitened.row(row), whitened.weight(row), fit.residuals()[row]);
      }
    }
    return scores.build();
  }

  private double[] direction(int coefficient) {
    int place = Arrays.binarySearch(design.qr().kept(), coefficient);
    if (place < 0) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot estimate column %d of %s: it does not exist or depends on earlier columns",
              coefficient, design.names()));
    }
    return whitened.direction(place);
  }

  double varianceFactor(Correction correction) {
    double g = clusters.count();
    double n = design.rows();
    return switch (correction) {
      case CR0, CR2 -> 1;
      case CR1 -> g / (g - 1) * (n - 1) / (n - design.rank());
      case CR3 -> (g - 1) / g;
    };
  }
}
