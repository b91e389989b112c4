package org.matimpact.statistics.matching;

import java.util.Arrays;
import java.util.BitSet;

/** The sets of greedy matching as they grow. */
final class MatchedSets {

  private static final int[] NOTHING = {};

  private final MatchingProblem problem;
  private final NearestNeighbour method;
  private final int[] treatedRows;
  private final int stride;

  /** By row: the number of a treated unit, the uses so far of a comparison unit. */
  private final int[] slot;

  /** By number of a treated unit. */
  private final int[] wanted;

  private final boolean sameForAll;
  private final boolean reuses;
  private final int[] size;
  private final int[] chosen;
  private final BitSet tied = new BitSet();
  private int picks;

  MatchedSets(MatchingProblem problem, NearestNeighbour method, int[] wanted) {
    this.problem = problem;
    this.method = method;
    this.wanted = wanted;
    sameForAll = method.variable().isEmpty();
    reuses = method.capacity() > 1;
    treatedRows = problem.treatedRows();
    stride = StrictMath.min(method.ratio(), problem.size() - treatedRows.length);
    slot = new int[problem.size()];
    for (int number = 0; number < treatedRows.length; number++) {
      slot[treatedRows[number]] = number;
    }
    size = new int[treatedRows.length];
    chosen = new int[ExactProduct.places(treatedRows.length, stride)];
  }

  /** How often each comparison unit was used; places of treated units are not to be touched. */
  int[] uses() {
    return slot;
  }

  boolean wants(int treated, int round) {
    return sameForAll ? round <= method.ratio() : round <= wanted[slot[treated]];
  }

  void add(int treated, int comparison, boolean wasTied) {
    int number = slot[treated];
    int place = number * stride + size[number]++;
    chosen[place] = comparison;
    if (wasTied) {
      tied.set(place);
    }
    picks++;
  }

  boolean holds(int treated, int comparison) {
    if (!reuses) {
      // What it holds is used up, and no longer offered.
      return false;
    }
    int number = slot[treated];
    int from = number * stride;
    for (int place = from; place < from + size[number]; place++) {
      if (chosen[place] == comparison) {
        return true;
      }
    }
    return false;
  }

  /**
   * The units where a walk by rank resumes: those held, unless matching is with replacement, and
   * one taken by another.
   *
   * @param previous a unit taken by another, or -1
   */
  int[] resumeFrom(int treated, int previous) {
    int from = slot[treated] * stride;
    int held = method.replacement() == Replacement.WITH ? 0 : size[slot[treated]];
    if (previous < 0) {
      return held == 0 ? NOTHING : Arrays.copyOfRange(chosen, from, from + held);
    }
    int[] units = Arrays.copyOf(Arrays.copyOfRange(chosen, from, from + held), held + 1);
    units[held] = previous;
    return units;
  }

  Matching toMatching(double caliper) {
    int tiedPicks = tied.cardinality();
    int kept = 0;
    for (int number = 0; number < size.length; number++) {
      kept += isKept(number) ? size[number] : 0;
    }
    PairList.Builder pairs = new PairList.Builder(problem.distance(), kept);
    for (int number = 0; number < size.length; number++) {
      for (int rank = 0; isKept(number) && rank < size[number]; rank++) {
        int place = number * stride + rank;
        pairs.add(treatedRows[number], chosen[place], tied.get(place));
      }
    }
    return MatchedResult.ofPairs(
        problem,
        pairs.build(),
        picks,
        tiedPicks,
        caliper,
        method.replacement() == Replacement.WITHOUT);
  }

  private boolean isKept(int number) {
    return method.sets() == SetRule.KEEP_PARTIAL || size[number] == wanted[number];
  }
}
