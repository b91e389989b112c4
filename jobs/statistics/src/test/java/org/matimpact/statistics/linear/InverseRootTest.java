package org.matimpact.statistics.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Twice the root is the inverse: S times both roots of v is v, or what v has outside its kernel.
 */
class InverseRootTest {

  private static final double ZERO = 1e-12;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 23, 40, 90})
  void twiceTheRootIsTheInverse(int size) {
    Random random = new Random(size);
    double[][] s = positive(random, size, size + 2);
    for (int k = 0; k < size; k++) {
      s[k][k] += 1;
    }
    isInverted(s, random.doubles(size, -1, 1).toArray(), 1e-12);
  }

  /** As a school has it: ones, then a few large entries, and a little between all of them. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-14, 1e-6, 1e-2, 0.5})
  void nearlyDiagonalWithLargeEntriesLast(double little) {
    Random random = new Random(4);
    int size = 17;
    double[][] s = positive(random, size, 5);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        s[i][j] *= little;
      }
      s[i][i] += i < 14 ? 1 : 3e4 * (i - 12);
    }
    isInverted(s, random.doubles(size, -1, 1).toArray(), 1e-10);
  }

  /** The Jacobi method on a matrix of rank 6 among 20 rows. */
  @Test
  void aSingularMatrixHasItsMoorePenroseRoot() {
    Random random = new Random(2);
    double[][] s = positive(random, 20, 6);
    double[] v = random.doubles(20, -1, 1).toArray();
    double[] expected = SymmetricEigen.inPlace(copy(s)).power(-0.5, 1e-10, v);
    InverseRoot root = InverseRoot.inPlace(copy(s), ZERO);
    assertThat(root.leastShare()).isCloseTo(0, within(1e-15));
    assertThat(root.times(v)).containsExactly(expected, within(1e-11));
  }

  @Test
  void theZeroMatrixLeavesNothing() {
    assertThat(InverseRoot.inPlace(new double[3][3], ZERO).times(new double[] {1, 2, 3}))
        .containsOnly(0);
  }

  /** By a factor of less than 32 where the root is a sum of shifted inverses, else exactly. */
  @Test
  void leastShareIsABoundOfThatOfTheEigenvalues() {
    double[][] regular = {{4, 0, 0}, {0, 0.5, 0}, {0, 0, 10}};
    assertThat(InverseRoot.inPlace(regular, ZERO).leastShare()).isBetween(0.05 / 32, 0.05);
    double[][] nearlySingular = {{4, 0, 0}, {0, 5e-8, 0}, {0, 0, 10}};
    assertThat(InverseRoot.inPlace(nearlySingular, ZERO).leastShare())
        .isCloseTo(5e-9, within(1e-15));
  }

  /** Rows of one tridiagonal matrix by both ways, however far its eigenvalues lie apart. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 30, 1e3, 1e5})
  void shiftedInversesGiveTheRootByEigenvalues(double largest) {
    Random random = new Random(11);
    double[] below = random.doubles(18, -.2, .2).toArray();
    double[] diagonal = random.doubles(18, 1, 1 + largest).toArray();
    double[] x = random.doubles(18, -1, 1).toArray();
    double[] byEigenvalues = x.clone();
    RotatedRoot.of(diagonal, below, ZERO).apply(byEigenvalues);
    ShiftedRoot.of(diagonal, below).orElseThrow().apply(x);
    assertThat(x).containsExactly(byEigenvalues, within(1e-14));
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(
            () -> InverseRoot.inPlace(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}, ZERO))
        .withMessageContaining("no convergence");
  }

  private static void isInverted(double[][] s, double[] v, double tolerance) {
    InverseRoot root = InverseRoot.inPlace(copy(s), ZERO);
    double[] x = root.times(root.times(v));
    for (int i = 0; i < v.length; i++) {
      assertThat(Vectors.dot(s[i], x)).isCloseTo(v[i], within(tolerance));
    }
  }

  private static double[][] copy(double[][] s) {
    return Arrays.stream(s).map(double[]::clone).toArray(double[][]::new);
  }

  /** Sums of products of random rows, divided by their number. */
  private static double[][] positive(Random random, int size, int rank) {
    OuterProducts products = new OuterProducts(size);
    for (int k = 0; k < rank; k++) {
      products.add(random.doubles(size, -1, 1).toArray(), 1.0 / rank);
    }
    return copy(products.sum());
  }
}
