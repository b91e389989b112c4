package org.matimpact.statistics.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The pairs that may be matched, with whole-number costs: distances in steps of 1e-10 standard
 * deviations, so that sums of them are exact and ties are ties.
 */
final class CandidatePairs {

  /** The cost of a pair that may not be matched. */
  static final long FORBIDDEN = -1;

  private static final double RELATIVE_STEP = 1e-10;

  private final MatchingProblem problem;
  private final UnitOrder scores;
  private final SortedUnits units;
  private final double[] line;
  private final double caliper;
  private final double roundedCaliper;
  private final double step;
  private final boolean onScore;
  private final boolean unrestricted;

  CandidatePairs(MatchingProblem problem, Caliper caliper) {
    if (!problem.restrictions().preferred().isEmpty()
        || problem.restrictions().groupLimit().isPresent()) {
      throw new IllegalArgumentException(
          "Cannot match optimally: preferred strata and limits on groups are for nearest-neighbour"
              + " matching only (leave them out, or match greedily)");
    }
    this.problem = problem;
    SortedUnits byScore = SortedUnits.of(problem, Ties.HASH);
    scores = byScore.order();
    this.caliper = caliper.width(problem);
    roundedCaliper = scores.rounded(this.caliper);
    onScore = problem.isOnScore() || this.caliper < Double.POSITIVE_INFINITY;
    line = onScore ? problem.score() : SearchLine.column(problem.distance());
    units = onScore ? byScore : SortedUnits.along(line, problem, Ties.HASH);
    step = problem.distance() instanceof MahalanobisDistance ? RELATIVE_STEP : ownStep();
    unrestricted = problem.isOnScore() && problem.restrictions().isEmpty();
  }

  private double ownStep() {
    return problem.isOnScore()
        ? scores.step()
        : SortedUnits.along(SearchLine.column(problem.distance()), problem, Ties.HASH)
            .order()
            .step();
  }

  double caliper() {
    return caliper;
  }

  /** Whether the distance is that of the score and every pair inside the caliper is allowed. */
  boolean isUnrestricted() {
    return unrestricted;
  }

  int priority(int row) {
    return scores.priority()[row];
  }

  int[] byPriority() {
    return scores.byPriority();
  }

  /** The cost of a pair of one stratum, or {@link #FORBIDDEN}. */
  long cost(int treated, int comparison) {
    double away = StrictMath.abs(problem.score()[treated] - problem.score()[comparison]);
    if (scores.rounded(away) > roundedCaliper
        || !problem.restrictions().allow(treated, comparison)) {
      return FORBIDDEN;
    }
    return (long) StrictMath.rint(problem.distance().between(treated, comparison) / step);
  }

  /** A cost below which no pair is whose units are so far apart on the line. */
  long bound(int rowA, int rowB) {
    if (onScore && !problem.isOnScore()) {
      return 0;
    }
    double gap = StrictMath.abs(line[rowA] - line[rowB]);
    return StrictMath.max(0, (long) StrictMath.rint(gap / step) - 1);
  }

  /** A number that no cost of a treated row in its stratum is above. */
  long dearest(int treated, Block block) {
    int last = block.end(treated) - 1;
    double largest = 0;
    for (int place = block.first(treated); place <= last; place++) {
      double away = problem.distance().between(treated, block.comparisons()[place]);
      largest = StrictMath.max(largest, away);
      if (problem.isOnScore()) {
        // On the score one of the two ends is the farthest.
        place = StrictMath.max(place, last - 1);
      }
    }
    return (long) StrictMath.rint(largest / step);
  }

  /**
   * Whether the line is the score and two units, hence all farther ones, are outside the caliper.
   */
  boolean isBeyond(int rowA, int rowB) {
    return onScore && scores.rounded(StrictMath.abs(line[rowA] - line[rowB])) > roundedCaliper;
  }

  /** The strata, each sorted along the line. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    int[] sorted = units.rows();
    for (int from = 0; from < sorted.length; ) {
      int to = from + 1;
      while (to < sorted.length && !units.startsStratum(to)) {
        to++;
      }
      blocks.add(new Block(Arrays.copyOfRange(sorted, from, to)));
      from = to;
    }
    return blocks;
  }

  /** One stratum. */
  final class Block {
    private final int[] rows;
    private final int[] treated;
    private final int[] comparisons;

    /** For each comparison unit on the line, how many of the treated stand before it; and so on. */
    private final int[] before;

    private Block(int[] rows) {
      this.rows = rows;
      treated = Arrays.stream(rows).filter(row -> problem.treated()[row]).toArray();
      comparisons = Arrays.stream(rows).filter(row -> !problem.treated()[row]).toArray();
      before = new int[rows.length];
      int[] seen = new int[2];
      for (int at = 0; at < rows.length; at++) {
        int arm = problem.treated()[rows[at]] ? 1 : 0;
        before[at] = seen[1 - arm];
        seen[arm]++;
      }
    }

    boolean hasBothArms() {
      return treated.length > 0 && comparisons.length > 0;
    }

    /** All rows along the line. */
    int[] rows() {
      return rows;
    }

    /** Treated rows along the line. */
    int[] treated() {
      return treated;
    }

    /** Comparison rows along the line. */
    int[] comparisons() {
      return comparisons;
    }

    /** Of the unit at a place, how many of the other arm stand before it. */
    int before(int place) {
      return before[place];
    }

    /** How many comparison units stand before a treated row on the line, within its window. */
    int middle(int treatedRow) {
      int low = first(treatedRow);
      int high = end(treatedRow);
      while (low < high) {
        int between = (low + high) >>> 1;
        if (line[comparisons[between]] < line[treatedRow]) {
          low = between + 1;
        } else {
          high = between;
        }
      }
      return low;
    }

    /** The first comparison unit that the caliper may allow a treated row. */
    int first(int treatedRow) {
      return onScore ? place(problem.score()[treatedRow] - caliper - scores.step()) : 0;
    }

    /** One past the last. */
    int end(int treatedRow) {
      return onScore
          ? place(StrictMath.nextUp(problem.score()[treatedRow] + caliper + scores.step()))
          : comparisons.length;
    }

    private int place(double score) {
      int low = 0;
      int high = comparisons.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (problem.score()[comparisons[middle]] < score) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
