package org.matimpact.statistics.linear;

import java.util.Optional;

/**
 * The root of a definite tridiagonal matrix as a sum of shifted inverses ({@link
 * InverseRootQuadrature}): T^(-1/2) x = sum of w (T + s I)^-1 x, each by elimination without
 * pivoting, which a definite matrix needs not (Golub &amp; Van Loan 2013, Matrix Computations,
 * section 4.3.6). All shifts are taken together, row by row.
 */
final class ShiftedRoot implements TridiagonalRoot {

  /** log2 of the widest ratio of bounds of eigenvalues for which this is done. */
  private static final int WIDEST = 20;

  /** By log2 of the ratio: for eigenvalues from 1. */
  private static final InverseRootQuadrature[] QUADRATURES = quadratures();

  private final double[] below;
  private final double leastShare;

  /** Weight of each shift. */
  private final double[] weights;

  /** Inverse pivots of T + s I, row by row, by shift. */
  private final double[][] inverse;

  private ShiftedRoot(double[] diagonal, double[] below, double least, int ratio) {
    this.below = below;
    leastShare = StrictMath.scalb(1.0, -ratio);
    InverseRootQuadrature quadrature = QUADRATURES[ratio];
    weights = new double[quadrature.nodes()];
    double[] shifts = new double[weights.length];
    for (int node = 0; node < weights.length; node++) {
      weights[node] = StrictMath.sqrt(least) * quadrature.weight(node);
      shifts[node] = least * quadrature.shift(node);
    }
    inverse = new double[diagonal.length][];
    inverse[0] = inverted(diagonal[0], shifts);
    for (int row = 1; row < inverse.length; row++) {
      inverse[row] = inverted(diagonal[row], shifts, below[row - 1], inverse[row - 1]);
    }
  }

  private static InverseRootQuadrature[] quadratures() {
    InverseRootQuadrature[] quadratures = new InverseRootQuadrature[WIDEST + 1];
    for (int ratio = 1; ratio <= WIDEST; ratio++) {
      quadratures[ratio] = InverseRootQuadrature.between(1, StrictMath.scalb(1.0, ratio));
    }
    return quadratures;
  }

  /**
   * Eliminates, if the least eigenvalue can be shown to be above a 2^20th of the largest.
   *
   * @param below what stands below the diagonal, and a last place unused
   */
  static Optional<ShiftedRoot> of(double[] diagonal, double[] below) {
    if (diagonal.length == 0) {
      return Optional.empty();
    }
    double smallest = Double.POSITIVE_INFINITY;
    double most = 0;
    double beside = 0;
    for (int row = 0; row < diagonal.length; row++) {
      double next = row + 1 < diagonal.length ? StrictMath.abs(below[row]) : 0;
      smallest = StrictMath.min(smallest, diagonal[row]);
      most = StrictMath.max(most, diagonal[row] + beside + next);
      beside = next;
    }
    for (double bound = smallest / 2; bound > 0; bound /= 16) {
      int ratio = Math.getExponent(most / bound) + 1;
      if (!(ratio <= WIDEST)) {
        return Optional.empty();
      }
      double least = StrictMath.scalb(most, -ratio);
      if (isAbove(least, diagonal, below)) {
        return Optional.of(new ShiftedRoot(diagonal, below, least, ratio));
      }
    }
    return Optional.empty();
  }

  /** Whether all eigenvalues are above a bound: all pivots of T less it are positive. */
  private static boolean isAbove(double bound, double[] diagonal, double[] below) {
    double pivot = diagonal[0] - bound;
    for (int row = 1; row < diagonal.length && pivot > 0; row++) {
      pivot = diagonal[row] - bound - below[row - 1] * below[row - 1] / pivot;
    }
    return pivot > 0;
  }

  private static double[] inverted(double diagonal, double[] shifts) {
    double[] inverse = new double[shifts.length];
    for (int node = 0; node < inverse.length; node++) {
      inverse[node] = 1 / (diagonal + shifts[node]);
    }
    return inverse;
  }

  private static double[] inverted(
      double diagonal, double[] shifts, double beside, double[] before) {
    double[] inverse = new double[shifts.length];
    double square = beside * beside;
    for (int node = 0; node < inverse.length; node++) {
      inverse[node] = 1 / (diagonal + shifts[node] - square * before[node]);
    }
    return inverse;
  }

  @Override
  public void apply(double[] x) {
    int last = x.length - 1;
    double[][] solution = new double[x.length][weights.length];
    for (int node = 0; node < weights.length; node++) {
      solution[0][node] = x[0];
    }
    for (int row = 1; row <= last; row++) {
      eliminate(solution[row], x[row], below[row - 1], inverse[row - 1], solution[row - 1]);
    }
    for (int node = 0; node < weights.length; node++) {
      solution[last][node] *= inverse[last][node];
    }
    for (int row = last - 1; row >= 0; row--) {
      substitute(solution[row], inverse[row], below[row], solution[row + 1]);
    }
    for (int row = 0; row <= last; row++) {
      x[row] = Vectors.dot(weights, solution[row]);
    }
  }

  private static void eliminate(
      double[] row, double x, double beside, double[] inverse, double[] before) {
    for (int node = 0; node < row.length; node++) {
      row[node] = x - beside * inverse[node] * before[node];
    }
  }

  private static void substitute(double[] row, double[] inverse, double beside, double[] after) {
    for (int node = 0; node < row.length; node++) {
      row[node] = inverse[node] * (row[node] - beside * after[node]);
    }
  }

  @Override
  public double leastShare() {
    return leastShare;
  }
}
