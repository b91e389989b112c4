package org.matimpact.statistics.linear;

/**
 * The Moore-Penrose inverse square root of a symmetric positive semi-definite matrix, times single
 * vectors. The matrix is made tridiagonal ({@link Tridiagonal}). Where that is well away from
 * singular its root is a sum of shifted inverses ({@link ShiftedRoot}), which takes few operations
 * for each row; elsewhere it is found by eigenvalues ({@link RotatedRoot}).
 */
public final class InverseRoot {

  private final Tridiagonal tridiagonal;
  private final TridiagonalRoot root;

  private InverseRoot(Tridiagonal tridiagonal, TridiagonalRoot root) {
    this.tridiagonal = tridiagonal;
    this.root = root;
  }

  /**
   * Decomposes a symmetric matrix, overwriting it; rows of large entries best come last.
   *
   * @param zero eigenvalues at or below this share of the largest count as zero; less than 1e-6
   * @throws ArithmeticException if it does not converge, as for entries that are not finite
   */
  public static InverseRoot inPlace(double[][] matrix, double zero) {
    Tridiagonal tridiagonal = Tridiagonal.inPlace(matrix);
    double[] diagonal = tridiagonal.diagonal();
    double[] below = tridiagonal.below();
    return new InverseRoot(
        tridiagonal,
        ShiftedRoot.of(diagonal, below)
            .<TridiagonalRoot>map(root -> root)
            .orElseGet(() -> RotatedRoot.of(diagonal, below, zero)));
  }

  /** Returns S^(-1/2) v, directions of eigenvalues that count as zero left out. */
  public double[] times(double[] v) {
    double[] x = v.clone();
    tridiagonal.turn(x);
    root.apply(x);
    tridiagonal.turnBack(x);
    return x;
  }

  /**
   * Returns a lower bound of the least eigenvalue over the largest; rounding may make it negative.
   */
  public double leastShare() {
    return root.leastShare();
  }
}
