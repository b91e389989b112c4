package org.matimpact.statistics.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {

  /** By hand: [[2, 1], [1, 2]] has eigenvalues 1 and 3. */
  @Test
  void findsTheEigenvaluesOfATwoByTwo() {
    SymmetricEigen eigen = SymmetricEigen.inPlace(new double[][] {{2, 1}, {1, 2}});
    assertThat(IntStream.range(0, 2).mapToDouble(eigen::value).sorted().toArray())
        .containsExactly(new double[] {1, 3}, within(1e-15));
  }

  /** A^-1/2 twice, then A, is the identity; to the rounding of 40 by 40 products. */
  @Test
  void theInverseRootTwiceIsTheInverse() {
    double[][] a = positiveDefinite(40);
    double[] v = new Random(2).doubles(40).toArray();
    SymmetricEigen eigen = SymmetricEigen.inPlace(copy(a));
    double[] inverse = eigen.power(-0.5, 0, eigen.power(-0.5, 0, v));
    for (int i = 0; i < v.length; i++) {
      assertThat(Vectors.dot(a[i], inverse)).isCloseTo(v[i], within(1e-11));
    }
  }

  /** A projection is its own Moore-Penrose inverse root. */
  @Test
  void leavesOutDirectionsOfEigenvalueZero() {
    double[][] projection = {{0.5, 0.5}, {0.5, 0.5}};
    double[] v = SymmetricEigen.inPlace(projection).power(-0.5, 1e-12, new double[] {3, 1});
    assertThat(v).containsExactly(new double[] {2, 2}, within(1e-14));
  }

  private static double[][] positiveDefinite(int n) {
    Random random = new Random(1);
    double[][] b = new double[n][];
    for (int i = 0; i < n; i++) {
      b[i] = random.doubles(n, -1, 1).toArray();
    }
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = Vectors.dot(b[i], b[j]) + (i == j ? 1 : 0);
      }
    }
    return a;
  }

  private static double[][] copy(double[][] a) {
    return IntStream.range(0, a.length).mapToObj(i -> a[i].clone()).toArray(double[][]::new);
  }
}
