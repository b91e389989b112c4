package org.matimpact.statistics.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matimpact.statistics.model.ModelMatrix;

/**
 * CR2 without large matrices equals CR2 by its definition, on random designs that reach every
 * route: single rows, small clusters, more rows than columns, repeated rows, one weight or many.
 */
class ClusterRobustAgainstDefinitionTest {

  /** Two routes to the same number on well-conditioned designs of some 80 rows. */
  private static final double RELATIVE = 1e-9;

  private static final int[] SIZES = {30, 14, 8, 5, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void equalsTheDefinition(int seed) {
    Random random = new Random(seed);
    int[] cluster = clusters();
    double[][] columns = columns(random, cluster, 2 + seed % 5);
    if (seed % 3 == 0) {
      repeatRows(columns, cluster);
    }
    double[] w = weights(random, cluster, seed % 4);
    double[] y = random.doubles(cluster.length, -1, 1).toArray();
    List<String> names = IntStream.range(0, columns.length).mapToObj(Integer::toString).toList();
    WeightedLeastSquares design =
        WeightedLeastSquares.design(ModelMatrix.ofColumns(names, columns), w);
    DenseClusterRobust definition = new DenseClusterRobust(columns, w, cluster);
    for (int k = 0; k < columns.length; k++) {
      double[] expected = definition.cr2(k, y);
      ClusterRobustEstimate actual = ClusterRobust.cr2(design, cluster, k).estimate(y);
      assertThat(actual.standardError()).isCloseTo(expected[0], within(RELATIVE * expected[0]));
      assertThat(actual.degreesOfFreedom()).isCloseTo(expected[1], within(RELATIVE * expected[1]));
    }
  }

  private static int[] clusters() {
    return IntStream.range(0, SIZES.length)
        .flatMap(g -> IntStream.generate(() -> 7 - 3 * g).limit(SIZES[g]))
        .toArray();
  }

  /** An intercept, a column constant in each cluster, and others that vary. */
  private static double[][] columns(Random random, int[] cluster, int varying) {
    double[][] columns = new double[2 + varying][cluster.length];
    Arrays.fill(columns[0], 1);
    for (int i = 0; i < cluster.length; i++) {
      columns[1][i] = Math.floorMod(cluster[i], 2);
      for (int j = 2; j < columns.length; j++) {
        columns[j][i] = random.nextGaussian();
      }
    }
    return columns;
  }

  /** Every third row becomes a copy of the row before, inside clusters. */
  private static void repeatRows(double[][] columns, int[] cluster) {
    for (int i = 1; i < cluster.length; i++) {
      if (i % 3 != 0 && cluster[i] == cluster[i - 1]) {
        for (double[] column : columns) {
          column[i] = column[i - 1];
        }
      }
    }
  }

  private static double[] weights(Random random, int[] cluster, int kind) {
    double[] w = new double[cluster.length];
    for (int i = 0; i < w.length; i++) {
      w[i] =
          switch (kind) {
            case 0 -> 1;
            case 1 -> Math.floorMod(cluster[i], 3) + 0.5;
            case 2 -> 1 + random.nextInt(2);
            default -> 0.2 + random.nextDouble();
          };
    }
    return w;
  }
}
