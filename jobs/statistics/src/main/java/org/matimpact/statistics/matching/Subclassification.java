package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Subclassification on the score (Rosenbaum &amp; Rubin 1984, Journal of the American Statistical
 * Association 79, 516-524): subclasses between quantiles of the target's scores, so that each has
 * about as many units of the target (MatchIt's definition; a score on a cut goes up).
 *
 * <p>A subclass without one arm takes that arm's nearest unit from the side that has more to spare
 * nearer by, as MatchIt and WeightIt do, so that no unit is lost. In a stratum with fewer units of
 * an arm than subclasses there are only as many subclasses as units. Distances other than the score
 * play no part; restrictions on pairs are refused.
 *
 * @param subclasses how many in each stratum, at least 1
 * @param estimand whom the weights are for: the treated, comparison or all units are the target
 */
public record Subclassification(int subclasses, Estimand estimand) implements MatchingMethod {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is below 1 or the estimand is ATO
   */
  public Subclassification {
    if (subclasses < 1) {
      throw new IllegalArgumentException(
          "Invalid number of subclasses: " + subclasses + " (must be >= 1)");
    }
    if (estimand == Estimand.ATO) {
      throw new IllegalArgumentException(
          "Cannot weight subclasses for ATO (choose ATT, ATC or ATE, or weight by the score)");
    }
  }

  /**
   * Divides.
   *
   * @throws IllegalArgumentException if there are restrictions on pairs
   */
  @Override
  public Matching match(MatchingProblem problem) {
    problem.restrictions().refuse("subclassification");
    int[] subclass = MatchedResult.none(problem.size());
    int[] rank = HashOrder.ranks(HashOrder.rows(problem.id(), problem.seed()));
    int next = 0;
    for (int[] rows : StratumCodes.rows(problem.stratum())) {
      int treated = (int) IntStream.of(rows).filter(row -> problem.treated()[row]).count();
      int count = StrictMath.min(subclasses, StrictMath.min(treated, rows.length - treated));
      if (count > 0) {
        int[] sub = divide(problem, rows, count);
        new SubclassRepair(problem, rows, sub, count, rank).run();
        for (int at = 0; at < rows.length; at++) {
          subclass[rows[at]] = next + sub[at];
        }
        next += count;
      }
    }
    return SubclassResult.of(problem, subclass, estimand, Double.POSITIVE_INFINITY);
  }

  private int[] divide(MatchingProblem problem, int[] rows, int count) {
    double[] target =
        Arrays.stream(rows)
            .filter(row -> estimand == Estimand.ATE || problem.treated()[row] == isOnTreated())
            .mapToDouble(row -> problem.score()[row])
            .sorted()
            .toArray();
    double[] points =
        IntStream.range(1, count)
            .mapToDouble(i -> SortedQuantile.of(target, (double) i / count))
            .toArray();
    return Arrays.stream(rows)
        .map(row -> SortedQuantile.atOrBelow(points, problem.score()[row]))
        .toArray();
  }

  private boolean isOnTreated() {
    return estimand == Estimand.ATT;
  }
}
