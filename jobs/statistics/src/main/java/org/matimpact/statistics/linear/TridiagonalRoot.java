package org.matimpact.statistics.linear;

/**
 * The Moore-Penrose inverse square root of a symmetric positive semi-definite tridiagonal matrix.
 */
sealed interface TridiagonalRoot permits RotatedRoot, ShiftedRoot {

  /** Replaces x by T^(-1/2) x, directions of eigenvalues that count as zero left out. */
  void apply(double[] x);

  /** A lower bound of the least eigenvalue over the largest; rounding may make it negative. */
  double leastShare();
}
