package org.matimpact.statistics.matching;

import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Finds the nearest free comparison unit inside the caliper that a treated unit does not hold yet.
 */
final class CandidateSearch {

  private final ScoreKeys keys;
  private final ScoreLine line;
  private final FreeComparisons free;
  private final MatchedSets sets;
  private final double caliper;

  /**
   * Searches one stratum.
   *
   * @param caliper as distances are compared
   */
  CandidateSearch(
      ScoreKeys keys, ScoreLine line, FreeComparisons free, MatchedSets sets, double caliper) {
    this.keys = keys;
    this.line = line;
    this.free = free;
    this.sets = sets;
    this.caliper = caliper;
  }

  Optional<Candidate> nearest(int treated) {
    int own = line.nodeOf(treated);
    Side low = scan(treated, free.atOrBelow(own), node -> free.atOrBelow(node - 1));
    Side high = scan(treated, free.atOrAbove(own + 1), node -> free.atOrAbove(node + 1));
    boolean bothSides = !low.isEmpty() && low.distance() == high.distance();
    Side chosen = bothSides ? prefer(treated, low, high) : nearer(low, high);
    return chosen.isEmpty() || chosen.distance() > caliper
        ? Optional.empty()
        : Optional.of(
            new Candidate(chosen.comparison(), chosen.distance(), bothSides || chosen.tied()));
  }

  /** Walks outwards over the nodes with a free unit until they are farther than one found. */
  private Side scan(int treated, int start, IntUnaryOperator outwards) {
    int own = line.nodeOf(treated);
    Side found = Side.EMPTY;
    int node = start;
    while (node != FreeComparisons.NONE && line.distance(own, node) <= found.distance()) {
      found = nearOrTied(found, sideAt(treated, node));
      node = outwards.applyAsInt(node);
    }
    return found;
  }

  /** The first unit of a node that the treated unit does not hold, and whether there is another. */
  private Side sideAt(int treated, int node) {
    int[] units = line.comparisons(node);
    Side found = Side.EMPTY;
    for (int at = free.exhausted(node); at < units.length; at++) {
      if (!sets.holds(treated, units[at])) {
        if (!found.isEmpty()) {
          return found.withTie();
        }
        found = new Side(units[at], node, line.distance(line.nodeOf(treated), node), false);
      }
    }
    return found;
  }

  /** Joins a node to a nearer one, or one as near but for rounding. */
  private Side nearOrTied(Side near, Side next) {
    if (near.isEmpty() || next.isEmpty()) {
      return near.isEmpty() ? next : near;
    }
    return (keys.ties() == Ties.HASH ? smallerPriority(near, next) : near).withTie();
  }

  private static Side nearer(Side low, Side high) {
    return low.distance() < high.distance() ? low : high;
  }

  private Side prefer(int treated, Side low, Side high) {
    return switch (keys.ties()) {
      case HASH -> smallerPriority(low, high);
      case ROW_ORDER -> stepsBelow(treated, low) <= stepsAbove(treated, high) ? low : high;
    };
  }

  private Side smallerPriority(Side a, Side b) {
    return keys.priority()[a.comparison()] < keys.priority()[b.comparison()] ? a : b;
  }

  /** MatchIt resumes its walk at the outermost unit a treated unit holds, and counts from there. */
  private int stepsBelow(int treated, Side side) {
    int start = line.nodeOf(treated);
    for (int comparison : sets.resumeFrom(treated)) {
      start = StrictMath.min(start, line.nodeOf(comparison));
    }
    return start - side.node();
  }

  private int stepsAbove(int treated, Side side) {
    int start = line.nodeOf(treated);
    for (int comparison : sets.resumeFrom(treated)) {
      start = StrictMath.max(start, line.nodeOf(comparison));
    }
    return side.node() - start;
  }
}
