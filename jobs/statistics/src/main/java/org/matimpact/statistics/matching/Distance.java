package org.matimpact.statistics.matching;

import java.util.List;

/** How unlike two units are. */
public sealed interface Distance permits ScoreDistance, MahalanobisDistance {

  /** Returns the distance of two rows, at least 0. */
  double between(int rowA, int rowB);

  /**
   * Returns what each covariate adds: to the score difference (signed, A minus B), or to the
   * squared Mahalanobis distance.
   */
  List<Contribution> contributions(int rowA, int rowB);

  /** Returns the distance of the given rows, in the given order. */
  Distance select(int[] rows);

  /**
   * A covariate's part in a distance.
   *
   * @param name of the column
   * @param valueA its value for the first unit
   * @param valueB its value for the second
   * @param part what it adds; it may be negative
   */
  record Contribution(String name, double valueA, double valueB, double part) {}
}
