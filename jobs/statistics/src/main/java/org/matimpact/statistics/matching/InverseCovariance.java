package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.matimpact.statistics.linear.SymmetricEigen;
import org.matimpact.statistics.linear.Vectors;

/**
 * The inverse of a covariance matrix by Cholesky's decomposition, or where it is singular the
 * Moore-Penrose inverse by eigenvalues; and its pivoted root (Golub &amp; Van Loan 2013, Matrix
 * Computations, section 4.2). Singular is what MatchIt takes for singular.
 */
final class InverseCovariance {

  /** Eigenvalues below this share of the largest count as zero. */
  private static final double RANK_TOLERANCE = 1e-8;

  /** MatchIt: at or below this determinant a covariance counts as singular. */
  private static final double SINGULAR = 1e-8;

  private InverseCovariance() {}

  static double[][] of(double[][] covariance) {
    int width = covariance.length;
    double[][] lower = new double[width][width];
    double determinant = 1;
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = covariance[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? StrictMath.sqrt(StrictMath.max(0, sum)) : sum / lower[j][j];
      }
      determinant *= lower[i][i] * lower[i][i];
      if (!(determinant > SINGULAR)) {
        return generalisedInverse(covariance);
      }
    }
    double[][] inverse = new double[width][];
    for (int column = 0; column < width; column++) {
      inverse[column] = solve(lower, column);
    }
    return inverse;
  }

  /** The solution of L L'x = e. */
  private static double[] solve(double[][] lower, int unit) {
    int width = lower.length;
    double[] x = new double[width];
    for (int i = unit; i < width; i++) {
      double sum = i == unit ? 1 : 0;
      for (int k = unit; k < i; k++) {
        sum -= lower[i][k] * x[k];
      }
      x[i] = sum / lower[i][i];
    }
    for (int i = width - 1; i >= 0; i--) {
      for (int k = i + 1; k < width; k++) {
        x[i] -= lower[k][i] * x[k];
      }
      x[i] /= lower[i][i];
    }
    return x;
  }

  private static double[][] generalisedInverse(double[][] covariance) {
    int width = covariance.length;
    SymmetricEigen eigen = SymmetricEigen.inPlace(covariance);
    double largest = 0;
    for (int i = 0; i < width; i++) {
      largest = StrictMath.max(largest, eigen.value(i));
    }
    double[][] inverse = new double[width][width];
    for (int i : descending(eigen, width)) {
      if (eigen.value(i) > RANK_TOLERANCE * largest) {
        double[] direction = eigen.vector(i);
        double[] shrunk = direction.clone();
        Vectors.scale(shrunk, 1 / eigen.value(i));
        for (int k = 0; k < width; k++) {
          Vectors.addMultiple(inverse[k], direction[k], shrunk);
        }
      }
    }
    return inverse;
  }

  private static int[] descending(SymmetricEigen eigen, int width) {
    return IntStream.range(0, width)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -eigen.value(i)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Rows R with R'R the matrix, the largest diagonal left first; as many as its rank. */
  static double[][] root(double[][] matrix) {
    int width = matrix.length;
    double[][] left = new double[width][];
    for (int k = 0; k < width; k++) {
      left[k] = matrix[k].clone();
    }
    double[][] root = new double[width][];
    double first = left[largestDiagonal(left)][largestDiagonal(left)];
    for (int i = 0; i < width; i++) {
      int pivot = largestDiagonal(left);
      if (!(left[pivot][pivot] > RANK_TOLERANCE * first)) {
        return Arrays.copyOf(root, i);
      }
      root[i] = left[pivot].clone();
      Vectors.scale(root[i], 1 / StrictMath.sqrt(left[pivot][pivot]));
      for (int k = 0; k < width; k++) {
        Vectors.addMultiple(left[k], -root[i][k], root[i]);
      }
    }
    return root;
  }

  private static int largestDiagonal(double[][] matrix) {
    int largest = 0;
    for (int k = 1; k < matrix.length; k++) {
      largest = matrix[k][k] > matrix[largest][largest] ? k : largest;
    }
    return largest;
  }
}
