package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.List;

/**
 * The absolute difference of a score: the logit or the probability of a propensity score (Rosenbaum
 * &amp; Rubin 1985, The American Statistician 39, 33-38), or any other column.
 *
 * @param score one finite value per unit
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers; compared by content nowhere
public record ScoreDistance(double[] score) implements Distance {

  @Override
  public double between(int rowA, int rowB) {
    return StrictMath.abs(score[rowA] - score[rowB]);
  }

  @Override
  public List<Contribution> contributions(int rowA, int rowB) {
    return List.of(new Contribution("score", score[rowA], score[rowB], score[rowA] - score[rowB]));
  }

  @Override
  public ScoreDistance select(int[] rows) {
    return new ScoreDistance(Arrays.stream(rows).mapToDouble(row -> score[row]).toArray());
  }
}
