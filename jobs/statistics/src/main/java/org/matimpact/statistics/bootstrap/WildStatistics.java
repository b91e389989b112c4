package org.matimpact.statistics.bootstrap;

import java.util.Arrays;
import java.util.function.Supplier;
import org.matimpact.statistics.linear.OuterProducts;
import org.matimpact.statistics.linear.Vectors;

/**
 * The t statistics of the wild bootstrap from what clusters are under the null hypothesis; notation
 * of {@link WildClusterBootstrap}.
 *
 * @param codes the code of each cluster
 * @param direction M l
 * @param factor G/(G-1)
 * @param scores s~_c
 * @param projected l'M s~_c
 * @param pulled C_c M l
 */
@SuppressWarnings("ArrayRecordComponent") // sums by cluster; compared by content nowhere
record WildStatistics(
    int[] codes,
    double[] direction,
    double factor,
    double[][] scores,
    double[] projected,
    double[][] pulled) {

  /** Below this share of sum v_c^2 (l'M s~_c)^2 what is left of it is summed term by term. */
  private static final double CANCELLED = 1e-4;

  /**
   * The statistic of each replicate. The sum of squares is that of (v_c l'M s~_c)^2 less 2 delta'
   * sum v_c l'M s~_c C_c M l plus the sum of (delta'C_c M l)^2: with {@link WildSums} a few
   * operations a cluster and column for each of many replicates.
   */
  double[] of(Multiplier multiplier, WildDraws draws) {
    double[][] sums = WildSums.of(multiplier, draws, codes, vectors());
    OuterProducts products = new OuterProducts(direction.length);
    for (double[] vector : pulled) {
      products.add(vector, 1);
    }
    double[][] q = products.sum();
    double[] statistics = new double[draws.replicates()];
    for (int replicate = 0; replicate < statistics.length; replicate++) {
      statistics[replicate] =
          statistic(sums[replicate], q, multipliers(multiplier, draws, replicate));
    }
    return statistics;
  }

  /** By cluster s~_c, l'M s~_c C_c M l and (l'M s~_c)^2. */
  private double[][] vectors() {
    int p = direction.length;
    double[][] vectors = new double[codes.length][];
    for (int c = 0; c < vectors.length; c++) {
      double[] vector = Arrays.copyOf(scores[c], 2 * p + 1);
      for (int k = 0; k < p; k++) {
        vector[p + k] = projected[c] * pulled[c][k];
      }
      vector[2 * p] = projected[c] * projected[c];
      vectors[c] = vector;
    }
    return vectors;
  }

  private Supplier<double[]> multipliers(Multiplier multiplier, WildDraws draws, int replicate) {
    return () ->
        Arrays.stream(codes)
            .mapToDouble(code -> multiplier.value(multiplier.index(draws.of(code)[replicate])))
            .toArray();
  }

  private double statistic(double[] sums, double[][] q, Supplier<double[]> multipliers) {
    int p = direction.length;
    double[] delta = Arrays.copyOf(sums, p);
    double squares = sums[2 * p];
    for (int k = 0; k < p; k++) {
      squares += delta[k] * (Vectors.dot(q[k], delta) - 2 * sums[p + k]);
    }
    return squares > CANCELLED * sums[2 * p]
        ? Vectors.dot(direction, delta) / StrictMath.sqrt(factor * squares)
        : statistic(multipliers.get());
  }

  /** The statistic at one vector of multipliers. */
  double statistic(double[] v) {
    double[] delta = new double[direction.length];
    for (int c = 0; c < v.length; c++) {
      Vectors.addMultiple(delta, v[c], scores[c]);
    }
    double squares = 0;
    for (int c = 0; c < v.length; c++) {
      double score = v[c] * projected[c] - Vectors.dot(pulled[c], delta);
      squares += score * score;
    }
    return Vectors.dot(direction, delta) / StrictMath.sqrt(factor * squares);
  }
}
