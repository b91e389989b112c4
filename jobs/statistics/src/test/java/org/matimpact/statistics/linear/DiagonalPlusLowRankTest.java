package org.matimpact.statistics.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagonalPlusLowRankTest {

  /** The definition: the sum must be 1/sqrt(s) all over the interval, its ends included. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 10, 1e3, 1e6, 1e9})
  void quadratureIsTheInverseRoot(double ratio) {
    double least = 0.3;
    InverseRootQuadrature quadrature = InverseRootQuadrature.between(least, least * ratio);
    for (int i = 0; i <= 50; i++) {
      double s = least * Math.pow(ratio, i / 50.0);
      double sum = 0;
      for (int node = 0; node < quadrature.nodes(); node++) {
        sum += quadrature.weight(node) / (quadrature.shift(node) + s);
      }
      assertThat(sum * Math.sqrt(s)).isCloseTo(1, within(3e-14));
    }
  }

  /** Both routes of a matrix of 90 rows and rank 6: sums of shifted inverses, and eigenvectors. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void bothRoutesAgree(int seed) {
    Random random = new Random(seed);
    double[] v = random.doubles(90, -1, 1).toArray();
    DiagonalPlusLowRank matrix = matrix(random, 90, 6, 0.9 / 90);
    double[] expected = SymmetricEigen.inPlace(matrix.dense()).power(-0.5, 1e-12, v);
    double[] actual = matrix.inverseRoot(v, 1e-12);
    for (int i = 0; i < v.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-12));
    }
  }

  /** I - zz'/z'z has the eigenvalue 0 at z: its Moore-Penrose root is itself. */
  @Test
  void aSingularMatrixHasItsMoorePenroseRoot() {
    int size = 80;
    double[] ones = new double[size];
    double[][] z = new double[size][1];
    double[] v = new double[size];
    for (int i = 0; i < size; i++) {
      ones[i] = 1;
      z[i][0] = 1;
      v[i] = i;
    }
    double[] root =
        new DiagonalPlusLowRank(ones, z, new double[][] {{-1.0 / size}}).inverseRoot(v, 1e-12);
    for (int i = 0; i < size; i++) {
      assertThat(root[i]).isCloseTo(i - (size - 1) / 2.0, within(1e-11));
    }
  }

  private static DiagonalPlusLowRank matrix(Random random, int size, int rank, double scale) {
    double[] diagonal = random.doubles(size, 1, 300).toArray();
    double[][] z = new double[size][];
    for (int i = 0; i < size; i++) {
      z[i] = random.doubles(rank, -1, 1).toArray();
    }
    double[][] k = new double[rank][rank];
    for (int i = 0; i < rank; i++) {
      k[i][i] = i % 2 == 0 ? -scale : scale;
      k[i][(i + 1) % rank] += scale / 10;
      k[(i + 1) % rank][i] += scale / 10;
    }
    return new DiagonalPlusLowRank(diagonal, z, k);
  }
}
