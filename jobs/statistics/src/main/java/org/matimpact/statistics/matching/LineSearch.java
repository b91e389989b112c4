package org.matimpact.statistics.matching;

/**
 * Finds the nearest free comparison unit on the line, inside the caliper, that a treated unit does
 * not hold yet.
 */
final class LineSearch extends CandidateSearch {

  private static final int NONE = -1;

  private final UnitOrder order;
  private final ScoreLine line;
  private final FreeComparisons free;
  private final MatchedSets sets;
  private final double caliper;

  /** Where the unit found stands. */
  private int node;

  // The best of the side being scanned.
  private int sideComparison;
  private int sideNode;
  private double sideDistance;
  private boolean sideTied;

  /**
   * Searches a whole problem.
   *
   * @param caliper as distances are compared
   */
  LineSearch(
      UnitOrder order, ScoreLine line, FreeComparisons free, MatchedSets sets, double caliper) {
    this.order = order;
    this.line = line;
    this.free = free;
    this.sets = sets;
    this.caliper = caliper;
  }

  ScoreLine line() {
    return line;
  }

  FreeComparisons free() {
    return free;
  }

  double caliper() {
    return caliper;
  }

  @Override
  boolean find(int treated) {
    int own = line.nodeOf(treated);
    scan(treated, own, -1);
    int lowComparison = sideComparison;
    int lowNode = sideNode;
    double lowDistance = sideDistance;
    boolean lowTied = sideTied;
    scan(treated, own + 1, 1);
    boolean bothSides = lowComparison != NONE && lowDistance == sideDistance;
    boolean low =
        bothSides ? prefersLow(treated, lowComparison, lowNode) : lowDistance < sideDistance;
    comparison = low ? lowComparison : sideComparison;
    node = low ? lowNode : sideNode;
    distance = low ? lowDistance : sideDistance;
    tied = bothSides || (low ? lowTied : sideTied);
    return comparison != NONE && distance <= caliper;
  }

  /** Takes the unit just found. */
  @Override
  void use(int treatedRow, int comparisonRow) {
    free.use(comparisonRow, node);
  }

  /** Walks outwards over the nodes with a free unit until they are farther than one found. */
  private void scan(int treated, int start, int direction) {
    int own = line.nodeOf(treated);
    sideComparison = NONE;
    sideDistance = Double.POSITIVE_INFINITY;
    sideTied = false;
    int at = next(start, direction);
    double away = line.distance(own, at);
    while (away <= sideDistance && away <= caliper) {
      visit(treated, at, away);
      at = next(at + direction, direction);
      away = line.distance(own, at);
    }
  }

  private int next(int start, int direction) {
    return direction < 0 ? free.atOrBelow(start) : free.atOrAbove(start);
  }

  /** The first unit of a node that the treated unit does not hold, and whether there is another. */
  private void visit(int treated, int at, double away) {
    int end = line.start(at + 1);
    int seen = 0;
    for (int place = free.first(at); place < end && seen < 2; place++) {
      int candidate = line.comparison(place);
      if (!sets.holds(treated, candidate)) {
        if (seen == 0) {
          join(candidate, at, away);
        } else {
          sideTied = true;
        }
        seen++;
      }
    }
  }

  /** Joins a node to a nearer one, or one as near but for rounding. */
  private void join(int candidate, int at, double away) {
    if (sideComparison == NONE) {
      sideComparison = candidate;
      sideNode = at;
      sideDistance = away;
      return;
    }
    sideTied = true;
    if (order.ties() == Ties.HASH && order.isBefore(candidate, sideComparison)) {
      sideComparison = candidate;
      sideNode = at;
    }
  }

  private boolean prefersLow(int treated, int lowComparison, int lowNode) {
    return switch (order.ties()) {
      case HASH -> order.isBefore(lowComparison, sideComparison);
      case ROW_ORDER -> stepsBelow(treated, lowNode) <= stepsAbove(treated, sideNode);
    };
  }

  /** MatchIt resumes its walk at the outermost unit a treated unit holds, and counts from there. */
  private int stepsBelow(int treated, int at) {
    int start = line.nodeOf(treated);
    for (int held : sets.resumeFrom(treated, previous)) {
      start = StrictMath.min(start, line.nodeOf(held));
    }
    return start - at;
  }

  private int stepsAbove(int treated, int at) {
    int start = line.nodeOf(treated);
    for (int held : sets.resumeFrom(treated, previous)) {
      start = StrictMath.max(start, line.nodeOf(held));
    }
    return at - start;
  }
}
