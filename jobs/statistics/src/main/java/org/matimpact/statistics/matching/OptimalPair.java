package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Optimal pair matching: of all ways to give as many treated units as can be their comparison
 * units, without re-use, one of least total distance (Rosenbaum 1989, Journal of the American
 * Statistical Association 84, 1024-1032), by {@link Assignment}. Exact: distances count in steps of
 * 1e-10 standard deviations. Where several are optimal the choice hangs on hashes of identifiers,
 * not on rows.
 *
 * <p>The time grows with the competition for comparison units: where many treated units stand among
 * few of them, each looks far. The greedy method is for samples of millions.
 *
 * @param ratio comparison units wanted for each treated unit, at least 1
 * @param caliper the largest difference of scores allowed
 * @param sets what becomes of sets that are not full
 */
public record OptimalPair(int ratio, Caliper caliper, SetRule sets) implements MatchingMethod {

  /**
   * Checks the ratio.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public OptimalPair {
    if (ratio < 1) {
      throw new IllegalArgumentException("Invalid ratio: " + ratio + " (must be >= 1)");
    }
  }

  /**
   * Matches.
   *
   * @throws IllegalArgumentException if restrictions are set that only greedy matching can obey
   */
  @Override
  public Matching match(MatchingProblem problem) {
    CandidatePairs pairs = new CandidatePairs(problem, caliper);
    int[][] sets = new int[problem.size()][0];
    for (CandidatePairs.Block block : pairs.blocks()) {
      if (block.hasBothArms()) {
        matchBlock(block, pairs, sets);
      }
    }
    return result(problem, pairs, sets);
  }

  private void matchBlock(CandidatePairs.Block block, CandidatePairs pairs, int[][] found) {
    int[] treated = byPriority(block.treated(), pairs);
    int[] comparisons = block.comparisons();
    long[] alone = new long[ExactProduct.places(treated.length, ratio)];
    Arrays.fill(alone, dearest(block, pairs, alone.length));
    int[] columns =
        Assignment.solve(
            new Assignment.Edges() {
              @Override
              public int first(int row) {
                return block.first(treated[row / ratio]);
              }

              @Override
              public int end(int row) {
                return block.end(treated[row / ratio]);
              }

              @Override
              public int middle(int row) {
                return block.middle(treated[row / ratio]);
              }

              @Override
              public long bound(int row, int place) {
                return pairs.bound(treated[row / ratio], comparisons[place]);
              }

              @Override
              public int column(int row, int place) {
                return place;
              }

              @Override
              public long cost(int row, int column) {
                return pairs.cost(treated[row / ratio], comparisons[column]);
              }
            },
            comparisons.length,
            alone);
    for (int t = 0; t < treated.length; t++) {
      int row = treated[t];
      found[row] =
          Arrays.stream(columns, t * ratio, (t + 1) * ratio)
              .filter(column -> column != Assignment.ALONE)
              .map(column -> comparisons[column])
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingLong(c -> pairs.cost(row, c))
                      .thenComparingInt(pairs::priority))
              .mapToInt(Integer::intValue)
              .toArray();
    }
  }

  /** More than all pairs together cost, so that nobody stays alone to save distance. */
  private static long dearest(CandidatePairs.Block block, CandidatePairs pairs, int rows) {
    long largest = 1;
    for (int t : block.treated()) {
      largest = StrictMath.max(largest, pairs.dearest(t, block));
    }
    return ExactProduct.cost(largest, rows + 1L);
  }

  private static int[] byPriority(int[] rows, CandidatePairs pairs) {
    return IntStream.of(rows)
        .boxed()
        .sorted(Comparator.comparingInt(pairs::priority))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private Matching result(MatchingProblem problem, CandidatePairs pairs, int[][] found) {
    if (sets == SetRule.FULL_ONLY) {
      for (int row = 0; row < found.length; row++) {
        found[row] = found[row].length < ratio ? new int[0] : found[row];
      }
    }
    PairList.Builder list =
        new PairList.Builder(
            problem.distance(), Arrays.stream(found).mapToInt(set -> set.length).sum());
    for (int row = 0; row < found.length; row++) {
      for (int comparison : found[row]) {
        list.add(row, comparison, false);
      }
    }
    return MatchedResult.ofPairs(problem, list.build(), 0, 0, pairs.caliper(), true);
  }
}
